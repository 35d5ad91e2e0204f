"""Translating a page: a draft of it in another language, and both side by side."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.models import Locale, Page

from cms.page_screen import PageScreen
from themes.languages import direction, language_name

from .actions import Incomplete, WrittenMeanwhile, begin_translation, save_translation, sheet_of
from .forms import SheetForm
from .models import Term
from .pages import source_of, translations_of
from .presenting import rows_of
from .terms import Agreed

MAY_BEGIN = "simple_translation.submit_translation"


def agreed():
    return [Agreed(term.words, term.is_kept, term.note) for term in Term.objects.all()]


class BeginView(PageScreen):
    """Into which language. Where there is but one, and a translation in it, that is opened at once."""

    template_name = "hunar_translation/admin/begin.html"
    header_icon = "globe"
    page_title = _("Translate")

    @cached_property
    def languages(self):
        there = {page.locale_id: page for page in translations_of(self.page)}
        return [(each, there.get(each.pk)) for each in Locale.objects.exclude(pk=self.page.locale_id)]

    def get(self, request, *args, **kwargs):
        if source_of(self.page).pk != self.page.pk:
            return redirect("hunar_translation:side_by_side", self.page.pk)
        if len(self.languages) == 1 and self.languages[0][1]:
            return redirect("hunar_translation:side_by_side", self.languages[0][1].pk)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Make the draft; whoever asks twice gets the one that is there."""
        locale = get_object_or_404(Locale, language_code=request.POST.get("language", ""))
        there = dict(self.languages).get(locale)
        if there is None:
            try:
                there = begin_translation(page=source_of(self.page), locale=locale, user=request.user)
            except ParentNotTranslatedError:
                return self.render_to_response(self.get_context_data(waits_for=self._first_above(locale)))
            except Incomplete:
                return self.render_to_response(self.get_context_data(is_incomplete=True))
        return redirect("hunar_translation:side_by_side", there.pk)

    def _first_above(self, locale):
        """The uppermost page that has to be translated before this one."""
        above = self.page.get_ancestors().filter(depth__gt=1)
        there = Page.objects.filter(locale=locale).values("translation_key")
        return above.exclude(translation_key__in=there).order_by("depth").first()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            page=self.page,
            language=language_name(self.page.locale.language_code),
            languages=[
                (locale.language_code, language_name(locale.language_code), there)
                for locale, there in self.languages
            ],
            may_begin=self.request.user.has_perm(MAY_BEGIN),
            **kwargs,
        )


class SideBySideView(PageScreen):
    """The source on one side, what the translator writes on the other."""

    template_name = "hunar_translation/admin/side_by_side.html"
    header_icon = "globe"
    page_title = _("Side by side")

    def dispatch(self, request, *args, **kwargs):
        if self.page.alias_of_id:
            messages.warning(request, gettext("This page mirrors another. Make it a page of its own first."))
            return redirect("wagtailadmin_pages:convert_alias", self.page.pk)
        if source_of(self.page).pk == self.page.pk:
            return redirect("hunar_translation:begin", self.page.pk)
        for hook in hooks.get_hooks("before_edit_page"):
            if hasattr(answer := hook(request, self.page.specific), "status_code"):
                return answer
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def language(self):
        return self.page.locale.language_code

    @cached_property
    def sheet(self):
        return sheet_of(self.page)

    @cached_property
    def lock(self):
        """What keeps this user from writing: a lock, a step of moderation that is not theirs, a date set."""
        lock = self.page.specific.get_lock()
        return lock if lock and lock.for_user(self.request.user) else None

    def post(self, request, *args, **kwargs):
        form = SheetForm(self.sheet, self.language, request.POST)
        if self.lock or not form.is_valid():
            return self.show(form, status=409 if self.lock else 422)
        try:
            saved = save_translation(page=self.page, writing=form.writing(), user=request.user)
        except WrittenMeanwhile as clash:
            form.show_anew(clash.lines)
            return self.show(form, status=409, clash={line.path: line for line in clash.lines})
        self._say(saved)
        for hook in hooks.get_hooks("after_edit_page"):
            if hasattr(answer := hook(request, self.page.specific), "status_code"):
                return answer
        return redirect(f"{request.path}?only=open" if self.is_only_open else request.path)

    def _say(self, saved):
        messages.success(self.request, gettext("Saved as a draft. Readers see it once it is published."))
        if count := saved.changed_meanwhile:
            words = ngettext(
                "The source of %(count)d segment was changed while you wrote. It is marked.",
                "The source of %(count)d segments was changed while you wrote. They are marked.",
                count,
            )
            messages.warning(self.request, words % {"count": count})

    @property
    def is_only_open(self):
        return self.request.GET.get("only") == "open"

    def show(self, form, *, status, **context):
        return self.render_to_response(self.get_context_data(form=form, **context), status=status)

    def get_context_data(self, form=None, clash=None, **kwargs):
        form = form or SheetForm(self.sheet, self.language)
        source = self.sheet.source.locale.language_code
        return super().get_context_data(
            page=self.page,
            sheet=self.sheet,
            form=form,
            rows=rows_of(self.sheet, form, clash or {}, agreed(), is_only_open=self.is_only_open),
            clash=clash,
            lock_message=self.lock and self.lock.get_message(self.request.user),
            is_locked=bool(self.lock),
            is_only_open=self.is_only_open,
            source_language={"code": source, "name": language_name(source), "dir": direction(source)},
            language={
                "code": self.language,
                "name": language_name(self.language),
                "dir": direction(self.language),
            },
            media=form.media,
            **kwargs,
        )
