"""A workshop by hand that uses every layout of a deck, in English and in Arabic, for tests and for looking."""

from __future__ import annotations

from teach_forward.model import (
    Block,
    Document,
    Item,
    ItemList,
    Kind,
    Paragraph,
    Quote,
    Run,
    Session,
    Slide,
    Table,
    Tip,
    Workshop,
)

WORDS = {
    "en": {
        "guide_name": "Teach Forward",
        "tagline": "A facilitator's guide to digital rights at work",
        "audience": "For",
        "group": "Group",
        "workshop": "Workshop",
        "workshop_of": "Workshop {number} of {total}",
        "minutes": "minutes",
        "minutes_one": "minute",
        "exercise": "Exercise",
        "ask_the_group": "Ask the group",
        "tip": "Tip",
        "continued": "continued",
        "licence_line": "Text under CC BY-SA 4.0: use it, change it, share it alike",
        "site_address": "Find the guide, the handouts and the other workshops",
        "language_tag": "en-GB",
        "closing_title": "Use it, change it, pass it on",
        "part_of": "{title} ({part}/{parts})",
        "deck_prompt_title": "Title",
        "deck_prompt_text": "Text",
        "table_alt": "Table with the columns {columns}",
    },
    "ar": {
        "guide_name": "Teach Forward",
        "tagline": "دليل الميسِّر إلى الحقوق الرقمية في العمل",
        "audience": "لمن",
        "group": "المجموعة",
        "workshop": "ورشة",
        "workshop_of": "الورشة {number} من {total}",
        "minutes": "دقيقة",
        "minutes_one": "دقيقة",
        "minutes_two": "دقيقتان",
        "minutes_few": "دقائق",
        "minutes_many": "دقيقة",
        "exercise": "تمرين",
        "ask_the_group": "سؤال للمجموعة",
        "tip": "نصيحة",
        "continued": "تتمة",
        "licence_line": "النص متاح برخصة CC BY-SA 4.0: استخدموه وعدّلوه وشاركوه بالمثل",
        "site_address": "هنا تجدون الدليل وأوراق المشاركين وسائر الورش",
        "language_tag": "ar-SA",
        "closing_title": "استخدموه وعدّلوه وانشروه",
        "part_of": "{title} ({part}/{parts})",
        "deck_prompt_title": "العنوان",
        "deck_prompt_text": "النص",
        "table_alt": "جدول أعمدته: {columns}",
    },
}
SITE = "https://guide.example/"


def runs(text: str) -> tuple[Run, ...]:
    """Runs of a text in which **two stars** make bold and *one* italic."""
    parts: list[Run] = []
    for place, part in enumerate(text.split("**")):
        for inner, piece in enumerate(part.split("*")):
            if piece:
                parts.append(Run(piece, bold=place % 2 == 1, italic=inner % 2 == 1))
    return tuple(parts)


def items(*texts: str, ordered: bool = False) -> ItemList:
    """A list of items."""
    return ItemList(tuple(Item(runs(text)) for text in texts), ordered)


def slide(key: str, layout: str, title: str, *body: Block, notes: tuple[Block, ...] = ()) -> Slide:
    """A slide with notes."""
    said = notes or (Paragraph(runs("Say **this** in your own words.")),)
    return Slide(key, title, layout, body, said, line=10)


def document(kind: Kind, locale: str, title: str, sessions: tuple[Session, ...], summary: str = "") -> Document:
    """A document without a file."""
    path = f"workshops/{locale}/1-fundamentals/{kind}.md"
    return Document(path, kind, locale, title, {"summary": summary}, sessions, frozenset(), (), "")


def workshop(locale: str, title: str, summary: str, sessions: tuple[Session, ...], number: int = 1) -> Workshop:
    """A workshop whose guide and exercise hold the same sessions."""
    return Workshop(
        number,
        "1-fundamentals",
        locale,
        document("index", locale, title, (), summary),
        document("guide", locale, title, sessions),
        document("exercise", locale, title, sessions),
    )


def english(number: int = 1) -> Workshop:
    """Every layout, in English."""
    notes = (
        Paragraph(runs("Ask who has met *each* of the three at work this week.")),
        items("Give them two minutes", "Collect on the wall"),
        ItemList((Item(runs("First, pairs"), (Item(runs("then fours")),)), Item(runs("Then the room"))), ordered=True),
        Tip("Somebody tells of a sanction", (Paragraph(runs("Stop the clock. Thank them.")),)),
        Paragraph((Run("More in "), Run("how to use", href="../../how-to-use.md"), Run("."))),
    )
    nested = ItemList(
        (
            Item(
                runs("**Who decides?** A person, a rule or a program"),
                (Item(runs("and who may overrule it")), Item(runs("within which time"))),
            ),
            Item(runs("**For what?** The purpose that was *agreed*, and no other")),
            Item(runs("**With which rights?** To see, to correct, to refuse")),
            Item((Run("**"[:0] + "Where to read more: "), Run("the references", href="https://example.org/"))),
        )
    )
    opening = (
        slide(
            "power",
            "bullets",
            "Data is power, and the power is not shared equally",
            items(
                "**Given**: what you type into a form",
                "**Observed**: what the system records",
                "**Inferred**: what it concludes",
            ),
            notes=notes,
        ),
        slide(
            "one",
            "bullets",
            "One thing to remember",
            items("A system is **decided** by people, so people can change it"),
        ),
        slide(
            "nested",
            "bullets",
            "Three questions open any system",
            Paragraph(runs("Whatever the system is called, ask:")),
            nested,
        ),
        slide(
            "why",
            "question",
            "Which system decided something about your work this week?",
            Paragraph(runs("In pairs, three minutes")),
        ),
        slide("short", "question", "Why?"),
        slide("part", "section", "How an algorithm decides", Paragraph(runs("From the recipe to the rota"))),
    )
    middle = tuple(
        slide(f"steps-{count}", "steps", f"Every algorithm has {count} levers to pull", items(*STEPS[:count]))
        for count in range(2, 7)
    ) + tuple(
        slide(f"columns-{count}", "columns", f"They decide about {count} fields of work", items(*COLUMNS[:count]))
        for count in range(2, 5)
    )
    end = (
        slide(
            "contrast",
            "contrast",
            "“A human always decides” is not an answer",
            items(
                "**A token check**: Sees only the score, has a minute, needs a reason to disagree, never does.",
                "**A real decision**: Sees the whole file, has time and training, may overrule, counted when they do.",
            ),
        ),
        slide(
            "quote",
            "quote",
            "It is never only about me",
            Quote(
                (
                    runs(
                        "I may have nothing to hide. The colleague who looks like me on paper may have a shift to lose."
                    ),
                )
            ),
            Paragraph(runs("From this guide")),
        ),
        slide(
            "task",
            "task",
            "Your task: design the rota as management",
            items(
                "Choose one purpose, and write it down",
                "List the data that you would use",
                "Write three rules, in plain words",
                "Mark who is better off and who pays",
                ordered=True,
            ),
            items("Groups of four", "One note-taker, one timekeeper"),
        ),
    )
    shapes = (
        *(
            slide(
                f"cycle-{count}",
                "cycle",
                f"Data has a life of {count} stations",
                *LEAD[: count % 2],
                items(*STATIONS[:count]),
            )
            for count in range(3, 9)
        ),
        *(
            slide(f"ladder-{count}", "ladder", f"How strong is this clause, from 1 to {count}?", items(*RUNGS[:count]))
            for count in range(3, 7)
        ),
        *(
            slide(f"timeline-{count}", "timeline", f"It took {count} steps to win", items(*YEARS[:count]))
            for count in range(3, 7)
        ),
        slide("matrix", "matrix", "Who knows, and who may act?", items(*RUNGS[:4])),
        *(
            slide(f"grid-{count}", "grid", f"These {count} parts make a clause", items(*PARTS[:count]))
            for count in range(4, 10)
        ),
        slide("table", "table", "Each phase has its own first demand", TABLE),
        *(
            slide(f"takeaways-{count}", "takeaways", f"Remember {count} things", items(*TAKEAWAYS[:count]))
            for count in (2, 3, 4)
        ),
        slide("sources", "sources", "Where the facts come from", items(*SOURCES)),
    )
    sessions = (
        Session("shapes", "Shapes of ideas", 30, shapes, (), 70),
        Session("opening", "Opening round", 10, opening, (), 5),
        Session("levers", "The levers", 25, middle, (), 50),
        Session("group-work", "Group work", 40, end, (), 90),
    )
    return workshop(
        "en",
        "The fundamentals: data and algorithms",
        "See what data and algorithms do at work, and where your union can step in",
        sessions,
        number,
    )


LEAD = (Paragraph(runs("What leaves one system can feed the next.")),)
STATIONS = (
    "**Collection**: what is taken",
    "**Analysis**: what is made of it",
    "**Storage and access**: who can open it",
    "**Off-boarding**: how it leaves",
    "**Sale**: who buys it",
    "**Reuse**: for what else",
    "**Review**: who looks",
    "**Deletion**: when it ends",
)
RUNGS = (
    "**Information**: we hear of it in time",
    "**Consultation**: we are heard first",
    "**Agreement**: it starts when we have signed",
    "**Limits**: some uses are ruled out",
    "**Enforcement**: a breach has a price",
    "**Control**: we may stop it",
)
YEARS = (
    "**2018**: The scanners arrive, and nobody asks",
    "**2020**: A strike of three days over lost wages",
    "**2021**: A joint commission on the algorithm",
    "**2023**: No cameras that face the drivers",
    "**2024**: A right to see the rules",
    "**2026**: The first shared audit",
)
PARTS = (
    "**Scope**: which systems, whom",
    "**Notice**: how early",
    "**Information**: which papers",
    "**A say**: who decides",
    "**Limits**: what is ruled out",
    "**Human decision**: who answers",
    "**Data**: see, correct, delete",
    "**Time**: training, paid",
    "**Bite**: if it is broken",
)
TABLE = Table(
    (runs("Phase"), runs("Ask for"), runs("Then test it")),
    (
        (runs("Collection"), runs("A list before the start"), runs("Who reports what is new?")),
        (runs("Analysis"), runs("Agreed uses, **my own** scores"), runs("Is there a “solely” in it?")),
        (runs("Storage"), runs("Places, names, limits"), runs("May we see the log?")),
        (runs("Off-boarding"), runs("Deletion, and no sale"), runs("Whose copies are left?")),
    ),
)
TAKEAWAYS = (
    "Search in **two ways** before you write",
    "Fit it to **your law**, and let a lawyer read it",
    "When you win one, **pass it on**",
    "Write down **one date** and one name",
)
SOURCES = (
    "PSI, Digital Bargaining Hub, and *Teach Forward!* (2023)",
    "UPS: Teamsters Local 767 (2021), TDU, FreightWaves",
    "Ireland: FSU (29 January 2020); Spain: elderecho.com",
    "Laws: as named, state of November 2026",
)
STEPS = (
    "**Purpose**: what it is for",
    "**Data**: what goes in, and how good it is",
    "**Instructions**: what it does, step by step",
    "**Order**: what comes first",
    "**People**: who may overrule it, and when",
    "**Review**: who looks again after a year",
)
COLUMNS = (
    "**Time**: Rotas, routes, breaks and leave, down to the minute",
    "**Tasks**: Who gets which case, call or street",
    "**People**: Who is hired, rated, warned or promoted",
    "**The public**: Who gets help, and who gets checked",
)


def arabic(number: int = 1) -> Workshop:
    """Every layout, in Arabic."""
    opening = (
        slide(
            "power",
            "bullets",
            "البيانات سلطة، وهي سلطة غير موزعة بالتساوي",
            items(
                "**المقدَّمة**: ما تكتبه في الاستمارة",
                "**المرصودة**: ما يسجله النظام أثناء عملك",
                "**المستنتجة**: ما يستخلصه عنك",
            ),
        ),
        slide("one", "bullets", "فكرة واحدة نخرج بها", items("النظام **يقرره** أشخاص، وما يقرره الأشخاص يمكن تغييره")),
        slide(
            "nested",
            "bullets",
            "ثلاثة أسئلة تفتح أي نظام",
            Paragraph(runs("أياً كان اسم النظام، اسألوا:")),
            ItemList(
                (
                    Item(
                        runs("**من يقرر؟** شخص أم قاعدة أم برنامج مثل HRIS"),
                        (Item(runs("ومن يحق له نقض القرار")), Item(runs("وفي أي مهلة"))),
                    ),
                    Item(runs("**لأي غرض؟** الغرض *المتفق عليه* وفق GDPR لا غيره")),
                    Item(runs("**بأي حقوق؟** الاطلاع والتصحيح والرفض")),
                )
            ),
        ),
        slide("why", "question", "أي نظام قرّر شيئاً يخص عملك هذا الأسبوع؟", Paragraph(runs("في ثنائيات، ثلاث دقائق"))),
        slide("part", "section", "كيف تقرر الخوارزمية", Paragraph(runs("من الوصفة إلى جدول المناوبات"))),
    )
    middle = tuple(
        slide(f"steps-{count}", "steps", f"لكل خوارزمية {count} روافع", items(*ARABIC_STEPS[:count]))
        for count in range(2, 7)
    ) + tuple(
        slide(f"columns-{count}", "columns", f"تقرر الأنظمة في {count} مجالات", items(*ARABIC_COLUMNS[:count]))
        for count in range(2, 5)
    )
    end = (
        slide(
            "contrast",
            "contrast",
            "«القرار دائماً للإنسان» ليس جواباً",
            items(
                "**مراجعة شكلية**: يرى الدرجة وحدها، ولديه دقيقة، ويحتاج إلى سبب كي يعترض، فلا يعترض أبداً.",
                "**قرار حقيقي**: يرى الملف كله، ولديه الوقت والتدريب، ويحق له النقض.",
            ),
        ),
        slide(
            "quote",
            "quote",
            "الأمر لا يخصني وحدي",
            Quote((runs("ربما ليس لدي ما أخفيه، لكن الزميلة التي تشبهني على الورق قد تخسر نوبة عمل."),)),
            Paragraph(runs("من هذا الدليل")),
        ),
        slide(
            "task",
            "task",
            "مهمتكم: صمموا جدول المناوبات باسم الإدارة",
            items(
                "اختاروا غرضاً واحداً واكتبوه",
                "عدّدوا البيانات التي ستستخدمونها",
                "اكتبوا ثلاث قواعد بكلمات بسيطة",
                "حددوا من يكسب ومن يدفع الثمن",
                ordered=True,
            ),
            items("مجموعات من أربعة", "شخص يدوّن وآخر يضبط الوقت"),
        ),
    )
    shapes = (
        slide(
            "cycle",
            "cycle",
            "للبيانات دورة حياة",
            Paragraph(runs("ما يخرج من نظام قد يغذي نظاماً آخر.")),
            items(*ARABIC_STATIONS),
        ),
        slide("ladder", "ladder", "ما قوة هذا البند؟", items(*ARABIC_RUNGS)),
        slide("timeline", "timeline", "هكذا انتُزع البند", items(*ARABIC_YEARS)),
        slide("matrix", "matrix", "من يعرف ومن يحق له أن يتصرف؟", items(*ARABIC_RUNGS[:4])),
        slide("grid", "grid", "ستة أجزاء لبند جيد", items(*ARABIC_STEPS)),
        slide("table", "table", "لكل مرحلة مطلبها الأول", ARABIC_TABLE),
        slide("takeaways", "takeaways", "ما نحمله معنا", items(*ARABIC_TAKEAWAYS)),
        slide(
            "sources",
            "sources",
            "من أين جاءت الوقائع",
            items("PSI، دليل *Teach Forward!* (2023)", "القوانين: كما وردت أعلاه، حالة نوفمبر 2026"),
        ),
    )
    sessions = (
        Session("shapes", "أشكال الأفكار", 5, shapes, (), 70),
        Session("opening", "جولة افتتاحية", 10, opening, (), 5),
        Session("levers", "الروافع", 25, middle, (), 50),
        Session("group-work", "العمل في مجموعات", 40, end, (), 90),
    )
    return workshop(
        "ar",
        "الأساسيات: البيانات والخوارزميات",
        "ماذا تفعل البيانات والخوارزميات في العمل، وأين تستطيع نقابتك أن تتدخل",
        sessions,
        number,
    )


ARABIC_STEPS = (
    "**الغرض**: ما الذي وُضعت من أجله",
    "**البيانات**: ما يدخل فيها وما جودته",
    "**التعليمات**: ما تفعله خطوة خطوة",
    "**الترتيب**: ما يأتي أولاً",
    "**الأشخاص**: من يحق له النقض ومتى",
    "**المراجعة**: من ينظر فيها بعد عام",
)
ARABIC_COLUMNS = (
    "**الوقت**: المناوبات والمسارات والاستراحات والإجازات",
    "**المهام**: من يتولى أي حالة أو مكالمة أو شارع",
    "**الأشخاص**: من يوظَّف ويقيَّم ويُنذَر ويُرقّى",
    "**الجمهور**: من يحصل على المساعدة ومن يُدقَّق في أمره",
)
ARABIC_STATIONS = (
    "**الجمع**: ما الذي يؤخذ",
    "**التحليل**: ما الذي يُستخلص",
    "**التخزين**: من يطّلع عليه",
    "**الخروج**: إلى أين يذهب",
    "**الحذف**: متى ينتهي",
)
ARABIC_RUNGS = (
    "**الإعلام**: نعرف في الوقت المناسب",
    "**التشاور**: نُسمع قبل القرار",
    "**الاتفاق**: لا يبدأ إلا بتوقيعنا",
    "**الحدود**: استعمالات ممنوعة",
    "**الإنفاذ**: للمخالفة ثمن",
)
ARABIC_YEARS = (
    "**2018**: وصلت الأجهزة ولم يسأل أحد",
    "**2020**: إضراب ثلاثة أيام",
    "**2023**: لجنة مشتركة للخوارزمية",
    "**2026**: أول تدقيق مشترك",
)
ARABIC_TABLE = Table(
    (runs("المرحلة"), runs("اطلبوا"), runs("ثم اختبروا")),
    (
        (runs("الجمع"), runs("قائمة قبل البدء"), runs("من يبلغ عن الجديد؟")),
        (runs("التحليل"), runs("استعمالات متفق عليها"), runs("هل يُسمح بغيرها؟")),
        (runs("التخزين"), runs("الأماكن والأسماء وفق GDPR"), runs("هل نرى السجل؟")),
    ),
)
ARABIC_TAKEAWAYS = (
    "ابحثوا **بطريقتين** قبل الكتابة",
    "لائموا البند مع **قانونكم**",
    "حين تربحون بنداً **انشروه**",
)
