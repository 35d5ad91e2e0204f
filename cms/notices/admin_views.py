"""Staff look at what did not arrive, and send it again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from . import actions
from .enums import Cause, Channel, DeliveryState
from .models import Delivery
from .permissions import may_see, may_send_again

ROWS_ON_A_PAGE = 50


class DeadView(WagtailAdminTemplateMixin, TemplateView):
    """What failed and what nobody can be sure of: counted by cause, then one by one."""

    template_name = "hunar_notices/admin/dead.html"
    page_title = _("Messages that did not arrive")
    header_icon = "warning"
    model = Delivery

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, *trail(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        dead = Delivery.objects.dead()
        paginator = Paginator(
            dead.select_related("notice__person").order_by("-finished_at", "-pk"), ROWS_ON_A_PAGE
        )
        page = paginator.get_page(self.request.GET.get("p"))
        return super().get_context_data(
            **kwargs,
            counts=[_counted(*row) for row in dead.counts()],
            rows=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            may_send=may_send_again(self.request.user),
        )


def _counted(state: str, cause: str, channel: str, count: int) -> dict:
    return {
        "state": DeliveryState(state).label,
        "cause": cause,
        "cause_words": Cause(cause).label if cause else "—",
        "channel": channel,
        "channel_words": Channel(channel).label,
        "count": count,
        "failed": state == DeliveryState.FAILED,
    }


class SendingMixin(View):
    """For those who may send again."""

    model = Delivery

    def dispatch(self, request, *args, **kwargs):
        if not may_send_again(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class AgainView(SendingMixin, WagtailAdminTemplateMixin, TemplateView):
    """One is sent again: what failed at a press, what is uncertain after a person has thought about it."""

    template_name = "hunar_notices/admin/again.html"
    page_title = _("Send again")
    header_icon = "mail"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(Delivery.objects.select_related("notice__person"), pk=kwargs["pk"])

    def get_breadcrumbs_items(self):
        dead = {"url": reverse("hunar_deliveries:dead"), "label": DeadView.page_title}
        return [*self.breadcrumbs_items, *trail(), dead, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        uncertain = self.object.state == DeliveryState.UNCERTAIN
        return super().get_context_data(**kwargs, delivery=self.object, uncertain=uncertain)

    def post(self, request, pk):
        confirmed = request.POST.get("confirmed") == "yes"
        if not confirmed and self.object.state == DeliveryState.UNCERTAIN:
            return self.render_to_response(self.get_context_data())
        if actions.send_again(delivery=self.object, by=request.user, confirmed=confirmed):
            messages.success(request, gettext("It is on its way again."))
        else:
            messages.warning(
                request, gettext("There was nothing to send again: it is on its way, or it arrived.")
            )
        return redirect("hunar_deliveries:dead")


class AllAgainView(SendingMixin):
    """All that failed for one cause by one channel, some hundreds at a press."""

    def post(self, request):
        asked = {name: request.POST.get(name, "") for name in ("cause", "channel")}
        count = actions.send_all_again(**asked, by=request.user)
        words = ngettext(
            "%(count)s message is on its way again.", "%(count)s messages are on their way again.", count
        )
        messages.success(request, words % {"count": count})
        return redirect("hunar_deliveries:dead")


def trail() -> list[dict]:
    return [{"url": reverse("hunar_deliveries:index"), "label": _("Deliveries")}]
