"""Pages in Markdown."""

from markdown_it import MarkdownIt

from handoff.page import Page
from handoff.rendering import Canvas, markdown

WRITTEN = """\
# Compliance

Three numbers, always together.

> **Attention:** on-the-day is overdue.

> **Note:** Three entries are not committed.

## Results

**Worst first**

| Standard | Value | Last six |
| --- | ---: | --- |
| **entered-in-time** | 93.3 % | ●◐· |
| on-the-day | -2 min | ○ |

● met   ◐ near   ○ missed   · not due

| What | n |
| --- | ---: |
| due | 12 |

**The chain**

```mermaid
flowchart LR
  n1["Sales"]
  n2(["Buyers"])
  n1 -->|"offers"| n2
```

- **error** a.yaml:12:7 \\[no-target\\]: It has no target.
  - <code>kind: wight</code>
  - why: Nobody can say whether it is kept.
  - fix: Add:
    <br><code>&nbsp;&nbsp;&nbsp;&nbsp;target: at least 90 %</code>
- **warning** b.yaml \\[no-target\\]: Nor has this.
  - why: Nobody can say whether it is kept.
  - fix: Ask.
  - also at c.yaml:3
  - follows: It has no limit.
"""


def test_a_page_is_written_block_by_block(page: Page) -> None:
    assert markdown.render(page, Canvas()) == WRITTEN


def test_ascii_takes_entities(page: Page) -> None:
    written = markdown.render(page, Canvas(unicode=False))
    assert written.isascii()
    assert "| &#9679;&#9680;&#183; |" in written


def test_a_hostile_page_has_the_page_s_own_markup_and_no_other(hostile: Page) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown.render(hostile, Canvas()))
    own = {"<!-- -->", "<br>", "<code>", "</code>"}
    html = {child.content for token in tokens for child in token.children or () if child.type == "html_inline"}
    assert html == own
    assert {child.type for token in tokens for child in token.children or ()} <= {
        "text", "text_special", "html_inline", "strong_open", "strong_close", "softbreak", "hardbreak",
    }  # fmt: skip
    assert sum(token.type == "th_open" for token in tokens) == 2
    assert [token.info for token in tokens if token.type == "fence"] == ["text", "mermaid"]
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2"]
