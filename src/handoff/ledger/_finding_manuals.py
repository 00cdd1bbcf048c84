"""The manual pages of what a verification can find."""

from handoff.ledger._findings import Found
from handoff.model.manual import Manual, laid_out


def _page(found: Found, finds: str, why: str, example: str, remedy: str) -> Manual:
    return laid_out(found, finds, why, example, remedy)


_ROOTED = "A seal says what was there when. What it says can be believed only as long as it is as it was made."

FINDINGS: tuple[Manual, ...] = (
    _page(
        "ALTERED",
        "A line's id is not that of its bytes. One digit, blank or line end of the line was changed after it was recorded. "
        "`handoff check` calls it altered-entry, and reports do not count it.",
        "An auditor relies on entries standing as they were recorded.",
        '{"id":"…","entry":"measurement",…,"numerator":99,…}      # was 97, and changed in an editor',
        "`git log -p -- FILE` shows who changed it; `git restore --source COMMIT -- FILE` brings the line back. A wrong value "
        "is set right by `handoff correct`, never by an editor. When every line of a file is found, its line ends were "
        "converted: put `ledger/** -text` into .gitattributes, delete the file and check it out again.",
    ),
    _page(
        "TORN",
        "A line is cut off, a file is empty, or its first line, which says who recorded it and when, is gone. Acts are put in "
        "place whole, so no crash does this: a copy that was broken off does, a full disk of another program, or somebody.",
        "What is missing cannot be counted, and nobody can tell what it was.",
        '{"id":"0123456789abcdef      # and nothing behind it',
        "Restore the file from git, or from a copy: `git restore --source COMMIT -- FILE`.",
    ),
    _page(
        "CONFLICT",
        "A line is a marker of a git merge conflict. Two sides have changed one file of the ledger, which handoff never does; "
        "somebody edited, or git converted line ends.",
        "The lines around the marker may be of either side, and a program that counted them would choose for you.",
        "<<<<<<< HEAD",
        "Delete the marker lines and keep the entries of both sides, each line unchanged. Then ask who changed the file: `git "
        "log -p --full-history -m -- FILE`.",
    ),
    _page(
        "NOT-AN-ENTRY",
        "A line, or a file, of the ledger was not written by handoff. A blank line, a note, a link, a file of another kind; or "
        "a file that cannot be read.",
        "What stands in the ledger is taken for a record. Nobody can tell who put this there, and when.",
        "hello      # a line of an act",
        "Remove what does not belong there; restore the file from git if something of it is missing. Notes go with the entry: "
        "`handoff record … --note TEXT`.",
    ),
    _page(
        "MISSING",
        "Something that was here is gone. It is a file that a seal or git has (the message says which, who made it and when), "
        "the seal that another stands on, the seal of a signature, or a file of evidence. A file that was only renamed is found"
        " too, with its new name.",
        "A deleted bad month looks like a good year.",
        "rm ledger/2026/10/20261020T160211Z-000000000000000b.jsonl",
        "`git log --full-history -m -- FILE` shows who took it away; `git restore --source COMMIT -- FILE` brings it back. "
        "Otherwise ask whoever keeps a copy. Evidence is MISSING where git once had it, or cannot tell; where git never had it, it "
        "is ABSENT.",
    ),
    _page(
        "CHANGED",
        "A file has other bytes than it had when it was sealed, committed or named as evidence. If no line of it is ALTERED, "
        "somebody has also computed the ids anew: that is no accident.",
        "The file now says something else than what was sealed.",
        "sed -i 's/97/99/' audits/2026-11-20.txt",
        "Compare: `git log -p --full-history -m -- FILE`. Restore what was sealed, and record what is true by `handoff correct`"
        " or as new evidence.",
    ),
    _page(
        "BAD-SEAL",
        "A seal cannot be read, is not named by its content, or says totals or a root that are not those of its files. Also a "
        "file that is neither a seal nor its signature, among the seals. Such a seal seals nothing.",
        _ROOTED,
        "mv ledger/seals/20261120T160211Z-3f9c2a7e51b04d88.seal ledger/seals/old.seal",
        "Restore it from git. If git has no other, ask who sealed: handoff writes no such seal.",
    ),
    _page(
        "BAD-SIGNATURE",
        "The signature beside a seal does not hold. It is one of other bytes, was made for something else than "
        "`handoff-seal@v1`, or its key is not allowed (or was not at the time of the seal).",
        "Whoever can change the ledger can also seal it anew; only a signature shows that it was somebody whom you trust.",
        "handoff seal --sign --key eve      # and eve is not among the allowed signers",
        "Ask who sealed. If the key is right and new, add it to the file of allowed signers, and have that reviewed. Otherwise "
        "compare with a copy of the ledger that is kept elsewhere.",
    ),
    _page(
        "UNSIGNED",
        "With `--allowed-signers`: nobody has signed the newest seal, or there is no seal. Of several newest seals, after a "
        "merge, each needs a signature. Older ones do not: who signs a seal vouches for all that it stands on.",
        "A seal without a signature can be made by anybody who can change the ledger.",
        "handoff seal && handoff verify --allowed-signers signers",
        "`handoff seal --sign` signs it, once you know that it is right.",
    ),
    _page(
        "ROLLBACK",
        "With `--expect`: the seal whose id you have kept is not in this ledger. It is an earlier state, its newest seals were "
        "taken away or made anew, or it is another ledger.",
        "The newest seal can be removed together with what it sealed, and nothing that is left shows that. An id that was kept "
        "outside does.",
        "rm ledger/seals/20261120T160211Z-*      # then: handoff verify --expect 3f9c2a7e51b04d88",
        "Check that you have typed the id of this ledger. Look for the seal in other clones, in `git reflog` and in backups: "
        "what it covers was here when its id was noted.",
    ),
    _page(
        "LATE",
        "An act claims a time before a seal that does not have it. This fails nothing, it is shown for a person to judge. A "
        "branch that was merged late does this honestly; an entry that was back-dated into a new file looks the same.",
        "A gap could be filled afterwards with a value that suits.",
        "The act says 2026-10-01T08:00:00Z, and the seal of 2026-10-31, made 30 days later, does not have it.",
        "Ask who recorded it and when; `git log --full-history -- FILE` says when it reached others. `grace_days` under "
        "`[seal]` in handoff.toml says how many days are no news.",
    ),
    _page(
        "ABSENT",
        "A file of evidence is not here, and no commit of this repository has ever had it. This fails nothing and does not keep "
        "`handoff seal` from sealing: whoever recorded it kept the file to themselves, or has deleted it; the message says who. "
        "Without git, and in a shallow clone, nobody can tell, and it is MISSING.",
        "Nobody here can check evidence that was never shared. Where its file is, it is checked.",
        "handoff record … --evidence scan.pdf --commit      # scan.pdf itself is never committed by handoff",
        "Ask whoever recorded it to show the file. Commit it where everybody may see it; what is confidential is better named by "
        "its document's number: `--evidence doc:QM-17`.",
    ),
    _page(
        "UNENDED",
        "The last line of a file has no newline. It is whole and counts; this fails nothing. A program that copies lines may "
        "have left the newline out.",
        "A seal of the file would differ from one of the file as it was recorded.",
        'printf %s "$LINE" >> FILE',
        "Nothing needs to be done. If git has the file with its newline, restore it before you seal.",
    ),
)
