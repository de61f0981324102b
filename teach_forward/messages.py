"""The messages of site and decks: which there are, and what each language says, in its `words.yml`.

A message may hold placeholders, names in braces for what is put in later:

    workshop_of: "Workshop {number} of {total}"

A message that goes with a number has a line for each form that its language has for numbers, by the categories of
Unicode's CLDR (zero, one, two, few, many); the line without an ending serves all other numbers:

    slide_count: "{count} slides"
    slide_count_one: "{count} slide"

`{source}` stands for the name of the language that is written first, in the language of the message.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from teach_forward.util import locales
from teach_forward.util.counting import count_words

SOURCE_NAME = "source"
OF_LANGUAGE = ("language", "language_tag")
"""Messages that only say which language it is."""
LEAST_SENTENCE = 3
_ISOLATES, _END = {"ltr": "\u2066", "rtl": "\u2067"}, "\u2069"
_WORD = re.compile(r"[^\W\d_]+")
_PLACEHOLDER = re.compile(r"\{\w*\}")


@dataclass(frozen=True, slots=True)
class Message:
    """What a message holds: the placeholders that it must hold, and those that it may.

    `counted`: it goes with a number, and has plural forms. `optional`: it has a default, and may be left out.
    """

    placeholders: tuple[str, ...] = ()
    may_hold: tuple[str, ...] = ()
    counted: bool = False
    optional: bool = False


_PLAIN = Message()
_OF_SOURCE = Message(may_hold=(SOURCE_NAME,))

# Every message that site and decks use; its order is that of docs/en/words.yml, which says what each is for.
CATALOGUE: Mapping[str, Message] = {
    "language": _PLAIN,
    "guide_name": _PLAIN,
    "tagline": _PLAIN,
    "workshop": _PLAIN,
    "workshop_of": Message(("number", "total")),
    "minutes": Message(counted=True),
    "minutes_short": _PLAIN,
    "total": _PLAIN,
    "step": _PLAIN,
    "facilitator_guide": _PLAIN,
    "exercise": _PLAIN,
    "handout": _PLAIN,
    "ask_the_group": _PLAIN,
    "say": _PLAIN,
    "ask": _PLAIN,
    "answer": _PLAIN,
    "tip": _PLAIN,
    "slide": _PLAIN,
    "notes": _PLAIN,
    "continued": _PLAIN,
    "licence_line": _PLAIN,
    "site_address": _PLAIN,
    # The site
    "skip": _PLAIN,
    "menu": _PLAIN,
    "contents": _PLAIN,
    "on_this_page": _PLAIN,
    "language_menu": _PLAIN,
    "colours": _PLAIN,
    "edit_page": _PLAIN,
    "translate_page": _PLAIN,
    "previous": _PLAIN,
    "next": _PLAIN,
    "workshops": _PLAIN,
    "see_workshops": _PLAIN,
    "at_a_glance": _PLAIN,
    "independent": _PLAIN,
    "source_code": _PLAIN,
    # The band at the top of a workshop's pages
    "length": _PLAIN,
    "length_minutes": Message(("minutes",), counted=True),
    "audience": _PLAIN,
    "group": _PLAIN,
    "parts": _PLAIN,
    # Agenda and downloads
    "agenda": _PLAIN,
    "from": _PLAIN,
    "session": _PLAIN,
    "time_on_heading": Message(("start", "minutes")),
    "downloads": _PLAIN,
    "deck_guide": _PLAIN,
    "deck_exercise": _PLAIN,
    "slide_count": Message(("count",), counted=True),
    "page_count": Message(("count",), counted=True),
    "size_kb": Message(("size",)),
    "size_mb": Message(("size",)),
    "file_in_english": _OF_SOURCE,
    "handout_for": _PLAIN,
    "handout_note": _PLAIN,
    "to_print": _PLAIN,
    "print": _PLAIN,
    # A page that is not translated yet
    "untranslated": _OF_SOURCE,
    "how_to_help": _PLAIN,
    # A page that is not there
    "missing_title": _PLAIN,
    "missing_text": _PLAIN,
    "missing_home": _PLAIN,
    # Search
    "search": _PLAIN,
    "search_hint": _PLAIN,
    "search_close": _PLAIN,
    "search_none": _PLAIN,
    "search_loading": _PLAIN,
    "search_found": Message(("count",)),  # a script says it, in a wording that fits every number
    "search_meant": Message(("words",)),
    "search_source": _OF_SOURCE,
    "search_more": _PLAIN,
    "search_failed": _PLAIN,
    "not_loaded": _PLAIN,
    "link_here": _PLAIN,
    "clear_ticks": _PLAIN,
    "copy_text": _PLAIN,
    "copied": _PLAIN,
    "copy_marked": _PLAIN,
    "term_more": _PLAIN,
    # A film
    "film": _PLAIN,
    "film_play": _PLAIN,
    "film_pause": _PLAIN,
    "film_go_on": _PLAIN,
    "film_again": _PLAIN,
    "film_back": _PLAIN,
    "film_next": _PLAIN,
    "film_text": _PLAIN,
    "film_voice": _PLAIN,
    "film_leave": _PLAIN,
    "film_place": Message(("number", "total")),
    "film_over": _PLAIN,
    "plan": _PLAIN,
    "plan_minutes": _PLAIN,
    "plan_two": _PLAIN,
    "plan_people": _PLAIN,
    "plan_start": _PLAIN,
    "plan_evening": Message(("number",)),
    "plan_left_out": Message(("parts",)),
    "plan_over": Message(("minutes",)),
    "plan_lacking": Message(("minutes",)),
    "plan_print": _PLAIN,
    "plan_bring": _PLAIN,
    "plan_sheet": _PLAIN,
    # Run mode
    "run": _PLAIN,
    "run_what": _PLAIN,
    "run_next": _PLAIN,
    "run_back": _PLAIN,
    "run_go": _PLAIN,
    "run_place": Message(("number", "total")),
    "run_coming": Message(("title",)),
    "run_end": _PLAIN,
    "run_slide": _PLAIN,
    "run_notes": _PLAIN,
    "run_screen": _PLAIN,
    "run_screen_open": _PLAIN,
    "run_blocked": _PLAIN,
    "run_blank": _PLAIN,
    "run_dark": _PLAIN,
    "run_full": _PLAIN,
    "run_more": _PLAIN,
    "run_leave": _PLAIN,
    "run_set": _PLAIN,
    "run_minute": Message(("minute", "total")),
    "run_waits": _PLAIN,
    "run_on_time": _PLAIN,
    "run_late": Message(("minutes",), counted=True),
    "run_early": Message(("minutes",), counted=True),
    "run_drop": Message(("part", "minutes")),  # with a short word for minutes, which fits every number
    "run_shorten": Message(("part", "minutes")),  # the same
    "run_restore": Message(("part",)),
    "run_countdown": _PLAIN,
    "run_start": _PLAIN,
    "run_pause": _PLAIN,
    "run_longer": _PLAIN,
    "run_one_left": _PLAIN,
    "run_over": _PLAIN,
    # The decks
    "language_tag": Message(optional=True),
    "closing_title": _PLAIN,
    "deck_licence": _PLAIN,
    "part_of": Message(("title", "part", "parts")),
    "deck_clock": Message(("start", "end", "total", "part")),  # in a wording that fits every number
    "deck_break": _PLAIN,
    "deck_source": Message(("sources",), counted=True),
    "deck_group_work": _PLAIN,
    "deck_prompt_title": _PLAIN,
    "deck_prompt_text": _PLAIN,
    "table_alt": Message(("columns",)),
    # The list of sources
    "sources_law": _PLAIN,
    "sources_case": _PLAIN,
    "sources_agreement": _PLAIN,
    "sources_study": _PLAIN,
    "sources_publication": _PLAIN,
    "sources_tool": _PLAIN,
    "confidence_checked": _PLAIN,
    "confidence_secondary": _PLAIN,
    "confidence_general": _PLAIN,
    "looked_at": Message(("month",)),
    # Translation status
    "status_title": _PLAIN,
    "status_intro": Message(("language",), (SOURCE_NAME,)),
    "status_intro_all": _OF_SOURCE,
    "status_around": _PLAIN,
    "status_messages": _PLAIN,
    "status_share": Message(("percent",)),
    "status_counts": Message(("done", "outdated", "begun", "missing")),
    "status_pages": _PLAIN,
    "status_page": _PLAIN,
    "status_state": _PLAIN,
    "status_words": _PLAIN,
    "status_do": _PLAIN,
    "state_done": _PLAIN,
    "state_outdated": _PLAIN,
    "state_begun": _PLAIN,
    "state_missing": _PLAIN,
    "status_translate": _PLAIN,
    "status_update": _PLAIN,
    "status_edit": _PLAIN,
    "status_english": _OF_SOURCE,
    "status_changed": _PLAIN,
    "status_changed_in": Message(("title",), (SOURCE_NAME,)),
    "change_new": _PLAIN,
    "change_changed": _PLAIN,
    "change_gone": _PLAIN,
    "change_moved": _PLAIN,
    "change_untranslated": _PLAIN,
    "change_top": _PLAIN,
    "status_lines": _PLAIN,
    "status_unknown": _OF_SOURCE,
    "outdated": _OF_SOURCE,
    "outdated_of": Message(("date",)),
    "outdated_id": Message(("id",)),
    "outdated_sections": Message(("sections",)),
    "in_progress": _OF_SOURCE,
    # The worksheet as a spreadsheet
    "worksheet_file": _PLAIN,
    "word_file": _PLAIN,
    "pdf_guide": _PLAIN,
    "index_of_terms": _PLAIN,
    "page_number": Message(("page",)),
    "web_addresses": _PLAIN,
    "pdf_workshop": _PLAIN,
    "pdf_handout": _PLAIN,
    "zip_workshop": _PLAIN,
    "zip_guide": _PLAIN,
    "zip_start": _PLAIN,
    # What a browser keeps
    "keep": _PLAIN,
    "keep_files": _PLAIN,
    "keep_progress": Message(("done", "total")),
    "keep_done": Message(("size",)),
    "keep_newer": Message(("size",)),
    "keep_update": _PLAIN,
    "keep_remove": _PLAIN,
    "keep_removed": _PLAIN,
    "keep_failed": _PLAIN,
    "keep_not_updated": _PLAIN,
    "keep_full": _PLAIN,
    "worksheet_example": Message(("text",)),
    "worksheet_choices": _PLAIN,
    "worksheet_other": _PLAIN,
    "paper_form": _PLAIN,
    # Sheets filled in on a screen
    "practice_fill_in": _PLAIN,
    "practice_fill_in_note": _PLAIN,
    "practice_folder": _PLAIN,
    "practice_folder_invented": _PLAIN,
    "practice_place_page": _PLAIN,
    "practice_place_tab": _PLAIN,
    "practice_place_device": _PLAIN,
    "practice_last_file": Message(("when",)),
    "practice_no_file": _PLAIN,
    "practice_file_wanted": _PLAIN,
    "practice_save": _PLAIN,
    "practice_saved": _PLAIN,
    "practice_open": _PLAIN,
    "practice_opened": _PLAIN,
    "practice_refused_large": _PLAIN,
    "practice_refused_unread": _PLAIN,
    "practice_refused_other": _PLAIN,
    "practice_refused_newer": _PLAIN,
    "practice_file_holds": Message(("count",)),
    "practice_merge": _PLAIN,
    "practice_merged": _PLAIN,
    "practice_merged_conflicts": _PLAIN,
    "practice_take_place": _PLAIN,
    "practice_cancel": _PLAIN,
    "practice_more": _PLAIN,
    "practice_export_xlsx": _PLAIN,
    "practice_export_csv": _PLAIN,
    "practice_print": _PLAIN,
    "practice_share": _PLAIN,
    "practice_share_without": _PLAIN,
    "practice_share_save": _PLAIN,
    "practice_keep": _PLAIN,
    "practice_kept": _PLAIN,
    "practice_not_kept": _PLAIN,
    "practice_undo": _PLAIN,
    "practice_undone": _PLAIN,
    "practice_remove_all": _PLAIN,
    "practice_remove_sure": _PLAIN,
    "practice_removed": _PLAIN,
    "practice_leave": _PLAIN,
    "practice_leave_remains": _PLAIN,
    "practice_where_ask": _PLAIN,
    "practice_where_mine": _PLAIN,
    "practice_where_shared": _PLAIN,
    "practice_pair": Message(("name", "value")),
    "practice_unknown": _PLAIN,
    "practice_own_words": _PLAIN,
    "practice_ask_address": _PLAIN,
    "practice_ask_digits": _PLAIN,
    "practice_look_again": _PLAIN,
    "practice_two_answers": _PLAIN,
    "practice_take_this": _PLAIN,
    "practice_keep_both": _PLAIN,
    "practice_which_system": _PLAIN,
    "practice_system": _PLAIN,
    "practice_another_system": _PLAIN,
    "practice_name_system": _PLAIN,
    "practice_no_name": _PLAIN,
    "practice_begin": _PLAIN,
    "practice_add": _PLAIN,
    "practice_remove": _PLAIN,
    "practice_remove_one": _PLAIN,
    "practice_removed_one": _PLAIN,
    "practice_nothing_yet": _PLAIN,
    "practice_known_of": Message(("known", "total")),
    "practice_try_example": _PLAIN,
    "practice_part_of": Message(("number", "total")),
    "practice_next": _PLAIN,
    "practice_back": _PLAIN,
    "practice_done": _PLAIN,
    "practice_choose": _PLAIN,
    "practice_systems": _PLAIN,
    "practice_conflicts": Message(("count",)),
    "practice_look": _PLAIN,
    "practice_same_name": Message(("name",)),
    "practice_same_yes": _PLAIN,
    "practice_dates_ahead": _PLAIN,
    "practice_not_begun": _PLAIN,
    "practice_begun": _PLAIN,
    "practice_complete": _PLAIN,
    "practice_not_known_yet": _PLAIN,
    "practice_open_answers": Message(("count",)),
    "practice_to_sheet": _PLAIN,
    "practice_data_map": _PLAIN,
    "practice_data_another": _PLAIN,
    "practice_data_no_date": _PLAIN,
    "practice_levers_unit": _PLAIN,
    "practice_levers_data": _PLAIN,
    "practice_requests_line": _PLAIN,
    "practice_requests_law": _PLAIN,
    "practice_requests_law_eu": _PLAIN,
    "practice_requests_law_other": _PLAIN,
    "practice_requests_law_none": _PLAIN,
    "practice_requests_letter": _PLAIN,
    "practice_requests_state": _PLAIN,
    "practice_requests_to_send": _PLAIN,
    "practice_requests_sent": _PLAIN,
    "practice_requests_answered": _PLAIN,
    "practice_requests_late": _PLAIN,
    "practice_requests_refused": _PLAIN,
    "practice_questions_answered": _PLAIN,
    "practice_questions_dodged": _PLAIN,
    "practice_questions_promised": _PLAIN,
    "practice_questions_refused": _PLAIN,
    "practice_questions_then": _PLAIN,
    "practice_questions_asks": _PLAIN,
    "practice_questions_order": _PLAIN,
    "practice_questions_dodge": _PLAIN,
    "practice_questions_yes": _PLAIN,
    "practice_questions_no": _PLAIN,
    "practice_clauses_draft": _PLAIN,
    "practice_clauses_title": _PLAIN,
    "practice_clauses_from": _PLAIN,
    "practice_clauses_test": _PLAIN,
    "practice_clauses_climb": _PLAIN,
    "practice_clauses_missing": _PLAIN,
    "practice_clauses_whole": _PLAIN,
    "practice_clauses_mend": _PLAIN,
    "practice_clauses_fill": _PLAIN,
    "practice_clauses_example": _PLAIN,
    "practice_cards_find": _PLAIN,
    "practice_cards_title": _PLAIN,
    "practice_cards_who": _PLAIN,
    "practice_cards_word": _PLAIN,
    "practice_cards_found": Message(("count",)),
    "practice_cards_clear": _PLAIN,
    "practice_cards_take": _PLAIN,
    "practice_cards_begun": _PLAIN,
    "practice_cards_public": _PLAIN,
    "practice_cards_copy": _PLAIN,
    "practice_cards_copied": _PLAIN,
    "practice_cards_form": _PLAIN,
    "practice_scores_day": _PLAIN,
    "practice_scores_people": _PLAIN,
    "practice_scores_raise": _PLAIN,
    "practice_scores_counted": Message(("count",)),
    "practice_scores_spread": Message(("low", "high")),
    "practice_scores_less": Message(("level",)),
    "practice_scores_chart": _PLAIN,
    "practice_scores_about": _PLAIN,
    "practice_scores_again": _PLAIN,
    "practice_scores_beside": _PLAIN,
    "practice_scores_legend": _PLAIN,
    "practice_scores_compared": Message(("up", "down", "same", "not")),
    "practice_scores_choose": _PLAIN,
    "practice_scores_change": _PLAIN,
    "practice_scores_unit": _PLAIN,
    "practice_scores_keeper": _PLAIN,
    "practice_scores_until": _PLAIN,
    "practice_scores_own_name": _PLAIN,
    "practice_scores_low": _PLAIN,
    "practice_scores_high": _PLAIN,
    "practice_systems_rights_check": _PLAIN,
    "practice_systems_rights_words": _PLAIN,
    "practice_systems_rights_blank": Message(("list",)),
    "practice_systems_rights_gap": _PLAIN,
    "practice_use_it": _PLAIN,
    "practice_systems_want_clause": _PLAIN,
    "practice_noted": _PLAIN,
    "practice_systems_no_blanks": _PLAIN,
    "practice_to_letters": _PLAIN,
    "practice_requests": _PLAIN,
    "practice_requests_write_letter": _PLAIN,
    "practice_requests_letter_kept": _PLAIN,
    "practice_requests_letter_open": Message(("list",)),
    "practice_letter_docx": _PLAIN,
    "practice_requests_letter_sent": _PLAIN,
    "practice_requests_choose_letter": _PLAIN,
    "practice_bank_choose": _PLAIN,
    "practice_bank_chosen": Message(("count", "themes")),
    "practice_bank_aim": _PLAIN,
    "practice_bank_prepare": _PLAIN,
    "practice_bank_expected": _PLAIN,
    "practice_bank_sheet": _PLAIN,
    "practice_bank_ours": _PLAIN,
    "practice_bank_after": _PLAIN,
    "practice_bank_follow": _PLAIN,
    "practice_bank_unmarked": _PLAIN,
    "practice_bank_done": _PLAIN,
    "practice_bank_minutes": _PLAIN,
    "practice_bank_request": _PLAIN,
}


def split(key: str) -> tuple[str, str]:
    """A message of the catalogue and its plural form (empty for the line without an ending); `("", "")` for no message.

    `minutes_few` is a form of `minutes`; `state_other` would be none of `state`, which is not counted.
    """
    if key in CATALOGUE:
        return key, ""
    base, _, form = key.rpartition("_")
    return (base, form) if form in locales.FORMS and base in CATALOGUE and CATALOGUE[base].counted else ("", "")


@dataclass(frozen=True)
class Messages(Mapping[str, str]):
    """The messages of one language by key; those of the source language where it has none of its own.

    The source's are isolated where they run the other way (Unicode's UAX 9): an English sentence on an Arabic page
    keeps its full stop at its own end, on pages, in their attributes, on slides and in notes.

    A message that neither of them has is shown as its key, so that nothing breaks and everybody sees it: builds refuse
    to begin before it is there.
    """

    locale: str
    own: Mapping[str, str] = field(repr=False)
    source: Mapping[str, str] = field(repr=False, default_factory=dict)
    source_locale: str = ""  # empty: there is no other language

    def __getitem__(self, key: str) -> str:
        if key == "language_tag":
            return self.language_tag
        for locale, texts in self._texts():
            if key in texts:
                return self._filled(key, texts[key], locale)
            if split(key)[0] in texts:
                break  # a plural form that this language does without; another language's would be wrong
        if key in CATALOGUE:
            return key
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        forms = (key for key in self.source if split(key)[1] and split(key)[0] not in self.own)
        return iter(dict.fromkeys((*CATALOGUE, *forms, *self.own)))

    def __len__(self) -> int:
        return len(tuple(iter(self)))

    def plural(self, key: str, count: int) -> str:
        """The message that goes with a number, in the form that its language has for it."""
        for locale, texts in self._texts():
            form = f"{key}_{locales.plural_form(locale, count)}"
            if text := texts.get(form) or texts.get(key):
                return self._filled(form if form in texts else key, text, locale)
        return self[key]

    def forms(self, key: str) -> dict[str, str]:
        """A message that goes with a number, by the categories of CLDR, for a script that counts."""
        own = {form: f"{key}_{form}" for form in locales.FORMS if f"{key}_{form}" in self}
        return {"other": self[key], **{form: self[name] for form, name in own.items()}}

    @functools.cached_property
    def listed(self) -> tuple[tuple[str, str], ...]:
        """All of them in the order of their keys: what is made with messages is known by these."""
        return tuple(sorted(self.items()))

    @functools.cached_property
    def language_tag(self) -> str:
        """The language with its region (BCP 47), as PowerPoint wants it."""
        return self.own.get("language_tag") or locales.regional(self.locale)

    def _texts(self) -> tuple[tuple[str, Mapping[str, str]], ...]:
        """The language's own messages and those of the source, each with the language that they are in."""
        return (self.locale, self.own), (self.source_locale or self.locale, self.source)

    def _filled(self, key: str, text: str, locale: str) -> str:
        """The text of a message with the source's name in it, in the language of the text."""
        name, source = f"{{{SOURCE_NAME}}}", self.source_locale or self.locale
        if name in text:
            text = text.replace(name, locales.name(source, source if self.source.get(key) == text else locale))
        direction = locales.direction(locale)
        return text if direction == locales.direction(self.locale) else f"{_ISOLATES[direction]}{text}{_END}"


def translatable(source: Mapping[str, str]) -> tuple[str, ...]:
    """The messages that a translation has in its own words, each once, in the order of the source's file."""
    return tuple(key for key in source if split(key)[0] and not split(key)[1] and key not in OF_LANGUAGE)


def untranslated(own: Mapping[str, str], source: Mapping[str, str]) -> tuple[str, ...]:
    """The messages that a language lacks, or that still are the source's text, in the order of the source's file.

    One or two words may well be the same in both languages: they only count where longer texts are left too.
    """
    left = [key for key in translatable(source) if own.get(key, source[key]) == source[key]]
    sure = [key for key in left if key not in own or is_sentence(source[key])]
    return tuple(left if any(key in own for key in sure) else sure)


def is_sentence(text: str) -> bool:
    """Whether a text has so many words that it would hardly be the same in two languages."""
    return count_words(" ".join(_WORD.findall(_PLACEHOLDER.sub("", text)))) >= LEAST_SENTENCE
