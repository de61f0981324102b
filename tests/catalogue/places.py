"""Tables, lists, order, links, marks and what stands twice."""

from __future__ import annotations

import re

from tests.catalogue import (
    AR_EXERCISE,
    AR_GUIDE,
    AR_HOME,
    AR_INDEX,
    EXERCISE,
    HOME,
    INDEX,
    Edit,
    Mistake,
    drop,
    exchanged,
    sub,
    swap,
    under,
)


def from_section(id_: str, pattern: str, new: str) -> Edit:
    """All that a pattern finds in one section becomes another text."""

    def edit(text: str) -> str:
        start = re.search(rf"^##+ [^\n]*\{{#{id_}[ }}]", text, re.MULTILINE)
        assert start
        end = text.find("\n## ", start.end()) % (len(text) + 1)
        return text[: start.start()] + re.sub(pattern, new, text[start.start() : end], flags=re.MULTILINE) + text[end:]

    return edit


MISTAKES = [
    # Tables
    Mistake("a row is lost", "table-rows", drop(r"^\| But, et un second but[^\n]*\n"), EXERCISE, "| Levier"),
    Mistake("a row is lost in Arabic", "table-rows", drop(r"^\| الغرض، وغرض[^\n]*\n"), AR_EXERCISE, "| المفتاح"),
    Mistake("two rows on one line", "broken-table", swap("| | |\n| Données : quatre".replace(" :", "\u00a0:"), "| | | Données\u00a0: quatre"), EXERCISE, "| But, et un"),
    Mistake("two rows on one line in Arabic", "broken-table", swap("| | |\n| البيانات: أربعة", "| | | البيانات: أربعة"), AR_EXERCISE, "| الغرض"),
    Mistake("a row on two lines", "broken-table", sub(r"^(\| Données[^|\n]*) \| \| \|$", r"\1\n| | |"), EXERCISE, "| Données"),
    Mistake("a bar is lost", "broken-table", sub(r"^(\| Ordre[^|\n]*) \| \| \|$", r"\1 | |"), EXERCISE, "| Ordre"),
    Mistake("a bar is lost in Arabic", "broken-table", sub(r"^(\| الترتيب: [^|\n]*) \| \| \|$", r"\1 | |"), AR_EXERCISE, "| الترتيب"),
    Mistake("a bar too many in a cell", "broken-table", sub(r"^\| Ordre", "| Ordre | rang"), EXERCISE, "| Ordre"),
    Mistake("a tab in a row", "broken-table", sub(r"^(\| Ordre[^|\n]*) \|", "\\1\t|"), EXERCISE, "| Ordre"),
    Mistake("an empty line in a table", "broken-table", sub(r"^(\| Ordre)", r"\n\1"), EXERCISE, "| Ordre"),
    Mistake("an empty line in an Arabic table", "broken-table", sub(r"^(\| الترتيب: )", r"\n\1"), AR_EXERCISE, "| الترتيب"),
    Mistake("no empty line above a table", "broken-table", sub(r"\n\n(\| Levier)", r"\n\1"), EXERCISE, "| Levier"),
    Mistake("the line of hyphens is lost", "broken-table", sub(r"(\| Levier[^\n]*\n)\| --- [^\n]*\n", r"\1"), EXERCISE, "| Levier"),
    Mistake("the line of hyphens has a cell too few", "broken-table", sub(r"(\| Levier[^\n]*\n)\| --- ", r"\1"), EXERCISE, "| Levier"),
    Mistake("a table as text with tabs", "broken-table", from_section("task-management", r"^\|[^\n]*\n", "a\tb\tc\n"), EXERCISE, "a\tb", frozenset({"table-columns", "repeated-text", "numbers-differ"})),
    Mistake("a table is gone", "table-columns", from_section("task-management", r"^\|[^\n]*\n", ""), EXERCISE, "## Étape", frozenset({"numbers-differ"})),
    Mistake("a column too many", "table-columns", from_section("task-management", r"^(\|[^\n]*)$", r"\1 --- |"), EXERCISE, "| Levier"),
    Mistake("two rows have changed places", "table-rows", exchanged(r"^\| Dans l’équipe[^\n]*", r"^\| À la direction[^\n]*"), HOME, "| "),
    Mistake("two rows have changed places in Arabic", "table-rows", exchanged(r"^\| فريق التفاوض[^\n]*", r"^\| قيادة النقابة[^\n]*"), AR_HOME, "| "),
    Mistake("a row stands twice", "repeated-text", sub(r"^(\| Dans l’équipe[^\n]*\n)", r"\1\1"), HOME, "| Dans l’équipe", frozenset({"links-differ"})),
    # Lists
    Mistake("numbers became bullets", "list-differs", from_section("debrief-questions", r"^\d\. ", "- "), EXERCISE, "- Quelle décision"),
    Mistake("numbers became bullets in Arabic", "list-differs", from_section("debrief-questions", r"^\d\. ", "- "), AR_EXERCISE, "- "),
    Mistake("bullets became numbers", "list-differs", from_section("outcomes", r"^- ", "1. "), INDEX, "1. Nommer"),
    Mistake("an item is lost", "list-differs", from_section("outcomes", r"^- Repartir[^\n]*\n", ""), INDEX, "- Nommer", frozenset({"numbers-differ"})),
    Mistake("an item is lost in Arabic", "list-differs", drop(r"^- \[ \] [^\n]*USB[^\n]*\n"), AR_INDEX, "- [ ] "),
    Mistake("two items became one", "list-differs", from_section("outcomes", r"\.\n- Démonter", ", et démonter"), INDEX, "- Nommer"),
    Mistake("two numbered items became one", "list-differs", from_section("debrief-questions", r"\n3\. ", " "), EXERCISE, "1. Quelle"),
    Mistake("an item too many", "list-differs", from_section("outcomes", r"^(- Nommer[^\n]*\n)", r"\1- Chanter.\n"), INDEX, "- Nommer"),
    Mistake("an item is nested", "list-differs", from_section("outcomes", r"^- Démonter", "    - Démonter"), INDEX, "    - Démonter"),
    Mistake("an item is nested in Arabic", "list-differs", sub(r"^(- \[ \] [^\n]*USB)", r"    \1"), AR_INDEX, "    - [ ]"),
    Mistake("numbers begin anew", "list-differs", from_section("debrief-questions", r"^4\. ", "1. "), EXERCISE, "1. Qu’est-ce que"),
    Mistake("a list begins at another number", "list-differs", from_section("debrief-questions", r"^1\. ", "2. "), EXERCISE, "2. Quelle"),
    Mistake("a list torn by a paragraph", "list-differs", from_section("debrief-questions", r"^3\. ", "\nPuis.\n\n3. "), EXERCISE, "1. Quelle"),
    Mistake("a list became a paragraph", "list-differs", from_section("outcomes", r"^- ", ""), INDEX, "## Ce qu’on"),
    Mistake("items have changed places", "list-differs", exchanged(r"^- \*\*«[^\n]*2-data-life[^\n]*", r"^- \*\*«[^\n]*6-digital[^\n]*"), HOME, "- **"),
    Mistake("an item stands twice", "repeated-text", from_section("outcomes", r"^(- Démonter[^\n]*\n)", r"\1\1"), INDEX, "- Démonter"),
    Mistake("a box without a space", "stray-mark", swap("- [ ] Mettre", "- [] Mettre"), INDEX, "- [] Mettre"),
    Mistake("a box became a bullet", "list-differs", swap("- [ ] Mettre", "- Mettre"), INDEX, "- Mettre"),
    Mistake("a bullet became a box", "list-differs", swap("- Démonter un", "- [ ] Démonter un"), INDEX, "- [ ] Démonter"),
    Mistake("a box without a space in Arabic", "stray-mark", swap("- [ ] ", "- [ ]"), AR_INDEX, "- [ ]"),
    # Order
    Mistake("two sections have changed places", "order-differs", exchanged(r"^## [^\n]*\{#downloads\}.*?(?=^## )", r"^## [^\n]*\{#before-and-after\}.*?(?=^## )"), INDEX, "## "),
    Mistake("two sections have changed places in Arabic", "order-differs", exchanged(r"^## [^\n]*\{#downloads\}.*?(?=^## )", r"^## [^\n]*\{#before-and-after\}.*?(?=^## )"), AR_INDEX, "## "),
    Mistake("two questions have changed places", "order-differs",
            exchanged(r"^/// question [^\n]*\n    id: q-data.*?(?=^/// question)", r"^/// question [^\n]*\n    id: q-order.*?(?=^/// question)"), EXERCISE, "/// question"),
    Mistake("two questions have changed places in Arabic", "order-differs",
            exchanged(r"^/// question [^\n]*\n    id: q-data.*?(?=^/// question)", r"^/// question [^\n]*\n    id: q-order.*?(?=^/// question)"), AR_EXERCISE, "/// question"),
    Mistake("two paragraphs with links have changed places", "paragraphs-differ", exchanged(r"^\*\*À dire :\*\* En \[Angl[^\n]*".replace(" :", "\u00a0:"), r"^Ça peut aussi[^\n]*"), line="[Autriche]"),
    # Paragraphs
    Mistake("a paragraph is lost", "paragraphs-differ", drop(r"^Passez entre les tables[^\n]*\n\n"), line="Ouvrez le diaporama"),
    Mistake("a paragraph is lost in Arabic", "paragraphs-differ", drop(r"^تجوّل واستمع[^\n]*\n\n"), AR_GUIDE, "افتح عرض"),
    Mistake("two paragraphs became one", "paragraphs-differ", sub(r"(affichée\.)\n\n(Passez)", r"\1\n\2"), line="Ouvrez le diaporama"),
    Mistake("a quotation is a paragraph", "paragraphs-differ", from_section("scenario", r"^> ?", ""), EXERCISE, "## Le scénario", frozenset({"list-differs", "list-gap"})),
    Mistake("a paragraph stands twice", "repeated-text", sub(r"^(Passez entre les tables[^\n]*\n\n)", r"\1\1"), line="Passez entre"),
    Mistake("a paragraph stands twice in Arabic", "repeated-text", sub(r"^(تجوّل واستمع[^\n]*\n\n)", r"\1\1"), AR_GUIDE, "تجوّل"),
    Mistake("a paragraph stands in two sections", "repeated-text", under("break", "Formez des groupes de quatre ou cinq et mélangez les lieux de travail. S’il faut plusieurs langues, groupez par langue. S’il n’y a qu’un groupe, il garde sa feuille et change de camp. Les rôles sont sur la feuille à distribuer."), line="Formez", also=frozenset({"numbers-differ"})),
    # Links
    Mistake("a link without words", "bad-link", sub(r"\[exercice\]\(exercise", "[](exercise"), line="[](exercise"),
    Mistake("a link without words in Arabic", "bad-link", sub(r"\[التمرين\]\(exercise", "[](exercise"), AR_GUIDE, "[](exercise"),
    Mistake("a link too many", "links-differ", sub(r"(\[exercice\]\(exercise\.md#scenario\))", r"\1 et [lui](exercise.md#scenario)"), line="Ouvrez le"),
    Mistake("a link in another section", "links-differ", lambda text: under("break", "Le [second scénario](exercise.md#second-scenario).")(text.replace("[second scénario](exercise.md#second-scenario)", "second scénario")), line="[second scénario]"),
    Mistake("a link is lost in Arabic", "links-differ", sub(r"\[النمسا\]\([^)]*\)", "النمسا"), AR_GUIDE, "النمسا"),
    Mistake("a link leads elsewhere in Arabic", "links-differ", swap("references.md#syri-2020", "references.md#ams-2025"), AR_GUIDE, "#ams-2025"),
    Mistake("a space between words and address", "bad-link", swap("](exercise.md#questions", "] (exercise.md#questions"), line="] (exercise"),
    Mistake("the brackets of a link are turned about", "bad-link", sub(r"\[exercice\]\((exercise\.md#scenario)\)", r"(exercice)[\1]"), line="(exercice)[", also=frozenset({"links-differ"})),
    Mistake("the last bracket of a link is lost", "bad-link", swap("(exercise.md#scenario)", "(exercise.md#scenario"), line="(exercise.md#scenario", also=frozenset({"links-differ"})),
    Mistake("the bracket in the middle is lost", "bad-link", swap("exercice](exercise.md#scenario)", "exercice(exercise.md#scenario)"), line="exercice(", also=frozenset({"links-differ"})),
    Mistake("wide brackets around an address", "bad-link", swap("](exercise.md#scenario)", "]（exercise.md#scenario）"), line="（exercise", also=frozenset({"links-differ"})),
    Mistake("an address in Arabic", "broken-link", swap("(exercise.md#scenario)", "(تمرين.md#scenario)"), AR_GUIDE, "تمرين.md"),
    Mistake("an address on two lines in Arabic", "bad-link", swap("exercise.md#scenario", "exercise.md\n#scenario"), AR_GUIDE, "افتح"),
    # Marks
    Mistake("bold that never ends", "stray-mark", swap("**On entend souvent\u00a0:**", "**On entend souvent\u00a0:"), line="**On entend"),
    Mistake("bold that never begins", "stray-mark", swap("**On entend souvent\u00a0:**", "On entend souvent\u00a0:**"), line="On entend"),
    Mistake("bold with spaces inside", "stray-mark", swap("**On entend souvent\u00a0:**", "** On entend souvent\u00a0: **"), line="** On entend"),
    Mistake("bold with backslashes", "stray-mark", swap("**On entend souvent\u00a0:**", r"\*\*On entend souvent\u00a0:\*\*".replace(r"\u00a0", "\u00a0")), line="On entend"),
    Mistake("bold that never ends in Arabic", "stray-mark", swap("**يقولون عادةً:**", "**يقولون عادةً:"), AR_GUIDE, "**يقولون"),
    Mistake("bold with spaces inside in Arabic", "stray-mark", swap("**يقولون عادةً:**", "** يقولون عادةً: **"), AR_GUIDE, "** يقولون"),
    Mistake("bold with backslashes in Arabic", "stray-mark", swap("**يقولون عادةً:**", r"\*\*يقولون عادةً:\*\*"), AR_GUIDE, "يقولون"),
    Mistake("italics that never end", "stray-mark", swap("en vigueur.*", "en vigueur."), line="*Droit étudié"),
    Mistake("a quotation that never ends", "unpaired-quotes", swap("gros caractères, d’une interprétation\u00a0?\u00a0»", "gros caractères, d’une interprétation\u00a0?"), line="interprétation"),
    Mistake("a quotation that never begins", "unpaired-quotes", swap("«\u00a0Est-ce que quelqu’un a besoin", "Est-ce que quelqu’un a besoin"), line="quelqu’un a besoin"),
    Mistake("a quotation that never ends in Arabic", "unpaired-quotes", swap("«أعتذر»", "«أعتذر"), AR_GUIDE, "«أعتذر"),
]  # fmt: skip
