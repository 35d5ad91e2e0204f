"""What a translator writes: a field for each segment, and what was on the screen when it was drawn."""

from copy import deepcopy

from django import forms
from django.utils.translation import gettext_lazy as _

from themes.languages import direction

from .actions import Typed, Writing

LATER, KEEP, DROP = "", "keep", "drop"
FATES = [(LATER, _("Decide later")), (KEEP, _("Keep it here")), (DROP, _("Take it away here too"))]


class SheetForm(forms.Form):
    """Fields are named by where their segment stands, so a form that was drawn before others wrote still fits."""

    def __init__(self, sheet, language, *args, **kwargs):
        self.sheet, self.language = sheet, language
        super().__init__(*args, **kwargs)
        for line in sheet.lines:
            self._add_line(line)
        for gap in sheet.missing.values():
            self.fields[gap.name] = forms.BooleanField(
                label=_("Put this in"), required=False, initial=not gap.is_left_out
            )
            self.fields[f"{gap.name}-asked"] = _hidden("1")
        for removed in sheet.removed:
            self.fields[removed.name] = forms.ChoiceField(
                label=_("What to do with it"), choices=FATES, required=False, widget=forms.RadioSelect
            )

    def _add_line(self, line):
        field = deepcopy(line.segment.block.field)
        field.required, field.initial, field.help_text = False, line.shown, ""
        field.label = " › ".join(line.segment.trail)
        field.widget.attrs |= {"lang": self.language, "dir": direction(self.language)}
        self.fields[line.name] = field
        self.fields[f"{line.name}-source"] = _hidden(line.source_digest)
        self.fields[f"{line.name}-shown"] = _hidden(line.shown_digest)
        if not line.is_settled:
            self.fields[f"{line.name}-right"] = forms.BooleanField(label=_("Right as it is"), required=False)

    def writing(self):
        """What was handed in. A field that the browser did not send was not on the screen, and is left alone."""
        told = self.cleaned_data
        gaps = {gap.gap.path: told[gap.name] for gap in self.sheet.missing.values() if self._was_asked(gap)}
        fates = {removed.leftover.path: told[removed.name] for removed in self.sheet.removed}
        return Writing(
            typed={line.path: self._typed(line) for line in self.sheet.lines if self._was_sent(line.name)},
            put_in=frozenset(path for path, wanted in gaps.items() if wanted),
            left_out=frozenset(path for path, wanted in gaps.items() if not wanted),
            dropped=frozenset(path for path, fate in fates.items() if fate == DROP),
            kept=frozenset(path for path, fate in fates.items() if fate == KEEP),
        )

    def _was_sent(self, name):
        return f"{name}-shown" in self.data and name in self.data

    def _was_asked(self, gap):
        return f"{gap.name}-asked" in self.data

    def _typed(self, line):
        told = self.cleaned_data
        return Typed(
            words=told[line.name] or "",
            source=told[f"{line.name}-source"],
            shown=told[f"{line.name}-shown"],
            is_right=told.get(f"{line.name}-right", False),
        )

    def show_anew(self, lines):
        """Bring what was on the screen up to date for these: the next time it is handed in, it is written over
        what somebody else wrote, whose words the screen shows."""
        self.data = self.data.copy()
        for line in lines:
            self.data[f"{line.name}-shown"] = line.shown_digest
            self.data[f"{line.name}-source"] = line.source_digest


def _hidden(value):
    return forms.CharField(required=False, initial=value, widget=forms.HiddenInput)
