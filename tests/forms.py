"""A sheet with two forms, and the file of their ids."""

from __future__ import annotations

PAGE = """# Sheet: what we know

## Systems {#systems}

| System | Told |
| --- | --- |
| A badge | Nobody |
| … | … |

## Help {#help}

| Column | What to write | Choices |
| --- | --- | --- |
| System | Its *name* | free text |
| Told | Who `</script>` knew | The union / Nobody |

## Levers {#levers}

| Lever | What we know |
| --- | --- |
| Purpose | |
| Data | |
"""

SMALL = """systems:
  version: 1
  items: many
  tables:
    - {at: sheet.md#systems, help: help, columns: [system, told]}
  choices: {told: [union, nobody]}
  ours: [told]
levers:
  version: 2
  of: systems
  items: sheet
  tables:
    - {at: sheet.md#levers, columns: [., know], rows: [purpose, data], more: [ask]}
  more: [day]
"""
