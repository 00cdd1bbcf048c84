"""Manual pages of the faults of a whole file: that it cannot be read, or not safely."""

from handoff.model.manual import Manual, laid_out

PAGES: tuple[Manual, ...] = (
    laid_out(
        "unreadable-file",
        "A file cannot be opened. A definition, folder or handoff.toml that the computer will not let handoff read.",
        "What stands in it is not known, so what it promises counts nowhere.",
        "standards/sales.yaml: Permission denied",
        "Look at its permissions; if it is a link, at where it leads.",
    ),
    laid_out(
        "no-plain-file",
        "A folder, pipe or device is named like a file. Something below the standards folder ends in .yaml and is no file.",
        "Only a file can be read; opening a pipe could wait for ever.",
        "standards/sales.yaml/   (a folder)",
        "Give the folder a name without .yaml, or put a file in its place.",
    ),
    laid_out(
        "bad-link",
        "A link is not followed. A file that is a link out of the workspace, or a folder that is a link.",
        "What a workspace says must be in its own history; a link could show any file of the computer, or lead in a circle.",
        "standards/sales.yaml -> /home/ann/sales.yaml",
        "Put the file or folder itself there.",
    ),
    laid_out(
        "bad-file-name",
        "A file name cannot be shown. It has control or hidden characters, or it is not UTF-8.",
        "Other systems cannot check such a file out, and people cannot tell it from its neighbours.",
        "standards/gr<byte 0xfc>n.yaml",
        "Rename the file: letters, digits and hyphens are safe everywhere.",
    ),
    laid_out(
        "clashing-file-names",
        "Two files are one on other systems. Their paths differ only in upper and lower case.",
        "Windows and macOS take them for one file; whoever checks the workspace out there loses one of the two.",
        "standards/Sales.yaml\nstandards/sales.yaml",
        "Rename one of them, or join them if they are the same department.",
    ),
    laid_out(
        "too-large",
        "A file is larger than anybody could check. More than a million bytes, 250,000 values, or 100 aliases.",
        "It could fill the memory of every computer that runs the check; a few lines of aliases can stand for millions of values.",
        "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]",
        "Split it: one department a file, and values written out instead of aliases.",
    ),
    laid_out(
        "too-deep",
        "Values are nested without sense. More than 32 levels of lists and mappings in each other.",
        "No department needs a tenth of that; such files are made to break programs.",
        "note: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "Write the value as plain text in quotes.",
    ),
    laid_out(
        "not-utf8",
        "A file is saved in another encoding. It is UTF-16, or has a byte that UTF-8 does not know.",
        "Its letters cannot be told for certain: the same byte is another letter on another computer.",
        "note: gr<byte 0xfc>n",
        "Save the file with the encoding UTF-8; a byte order mark does no harm.",
    ),
    laid_out(
        "hidden-character",
        "There is a character that nobody can see. A control character, one without width, or one that turns the direction "
        "of the text; also when a text in double quotes spells it as \\u202e or \\e.",
        "What cannot be seen cannot be checked: a line may read differently from what it says, and two ids may look the same.",
        "owner: <U+202E>daeL",
        "Delete the character; it is easiest to type the word again. Line breaks are fine.",
    ),
    laid_out(
        "tab",
        "A line has a tab. Tabs may stand only in lines that are comments.",
        "Indentation decides what belongs to what, and programs give a tab different widths.",
        "outputs:\n<tab>special-order:",
        "Use blanks; most editors can turn tabs into blanks.",
    ),
    laid_out(
        "merge-conflict",
        "A git merge was not finished. A line begins with `<<<<<<<` or `>>>>>>>`.",
        "Two people changed the same lines, and nobody has said yet which of them counts.",
        "<<<<<<< HEAD\ntarget: at least 90 %\n=======\ntarget: at least 85 %\n>>>>>>> review",
        "Keep the lines that are right, delete the three lines with the signs, and commit.",
    ),
    laid_out(
        "syntax",
        "A file is not YAML, or handoff.toml is not TOML. The place is where it stops making sense.",
        "Until the file can be read, nothing in it counts.",
        "target: >= 98 %               # a `>` begins a text over several lines\n"
        "statement: Note: by phone     # a colon and a blank end a key",
        'Put texts with signs in quotes (`target: ">= 98 %"`, or write `at least 98 %`), close quotes and brackets, and let '
        "neighbouring keys begin in one column.",
    ),
    laid_out(
        "empty-file",
        "A file says nothing. It is empty, or has only comments.",
        "It looks as if it described a department, and describes none.",
        "# customer service, to be written",
        "Begin it with `department: its-id`, or delete it.",
    ),
    laid_out(
        "second-document",
        "A file has two YAML documents. A line `---` begins another one.",
        "One file describes one department; what follows the line would be lost in silence.",
        "department: sales\n---\ndepartment: logistics",
        "Move what follows into a file of its own.",
    ),
    laid_out(
        "directive",
        "A file asks to be read in another way. A line at its top begins with `%`.",
        "Every file of definitions is read by the same rules.",
        "%YAML 2.0\n---",
        "Delete the line, and the `---` below it.",
    ),
    laid_out(
        "explicit-tag",
        "A value carries a YAML tag. A word with `!` before a value.",
        "Tags tell programs to turn a value into something else, which can even run code; here every value is the text you wrote.",
        'note: !!int "12"\nstatement: !important: answer first',
        "Delete the tag; where the `!` belongs to the text, put the text in quotes.",
    ),
    laid_out(
        "bad-alias",
        "An alias stands for nothing, or for itself. `*name` without `&name` above it, or inside of it.",
        "In YAML a text that begins with `*` stands for another part of the file.",
        "note: *important*\nx: &a [*a]",
        "Where the `*` belongs to the text, put the text in quotes; otherwise write the part out.",
    ),
    laid_out(
        "bad-key",
        "A key is no plain text. A list or mapping stands where a key should.",
        "Keys are the names that people and reports use.",
        "? [a, b]\n: 1",
        "Write `name: value`.",
    ),
    laid_out(
        "duplicate-key",
        "One key stands twice in one mapping. With or without quotes; both lines are named.",
        "Only one of them can count, and most programs silently take the last.",
        "target: at least 90 %\nlimit: at least 80 %\ntarget: at least 85 %",
        "Delete one of them, or give it another name.",
    ),
    laid_out(
        "more-problems",
        "A file has more problems than are shown. After the first hundred the rest is only counted.",
        "One slip often breaks everything below it, and a long list hides the other files.",
        "43 more problems in this file are not shown.",
        "Mend the first ones and check again.",
    ),
)
