"""The files of a small library of clauses, for tests."""

from __future__ import annotations

from teach_forward.library.clauses import KINDS, LABELS, NAMED, RUNGS

FACTS = """notice:
  {kind: agreement, country: DE, region: europe, year: 2024, level: local, sector: towns, public: "yes",
   subjects: [ai], rungs: [1], partly: [2], source: gdpr, pack: 1}
ban:
  kind: demand
  country: KE
  region: africa
  year: undated
  level: local
  sector: towns
  public: "no"
  subjects: [faces]
  rungs: [4]
  url: "https://example.org/ban?a=1&b=2"
  also: ["http://www.example.net/"]
  looked_at: 2026-11
  confidence: secondary
hole: {kind: invented, sector: towns, public: "yes", subjects: [ai], rungs: [0], pack: 2}
"""
"""Three clauses: an agreement on card 1, a demand that is not in the pack, and an invented one on card 2."""


def clause_words(end: str = "") -> str:
    """The words of these clauses in a language, whose words all end in the same way."""
    ids = {"kinds": KINDS, "rungs": RUNGS, "subjects": ("ai", "faces"), "regions": ("europe", "africa")}
    lines = ["labels:"]
    lines += [f'  {label}: "Label {label}{end}"' for label in LABELS if label != "in_part"]
    lines += [f'  in_part: "in part {{rungs}}{end}"', "names:"]
    for group in NAMED:
        lines.append(f"  {group}:")
        lines += [f'    {id_}: "{group} {id_}{end}"' for id_ in ids.get(group, ("local", "towns"))]
    lines.append("clauses:")
    for id_ in ("notice", "ban"):
        lines.append(f"  {id_}:")
        lines += [f'    {part}: "{part} of {id_}{end}"' for part in ("title", "union", "employer", "does", "gap")]
    lines += ["  hole:", *(f'    {part}: "{part} of hole{end}"' for part in ("title", "wording", "gap"))]
    return "\n".join(lines) + "\n"
