"""The commands for authors of documents. Each takes the options and returns an exit status.

Each command imports only the modules that it needs.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from faqbot.cli.opening import corpus_of, named_encoder, open_bot, work_files
from faqbot.cli.terminal import ANSWERED, FAILED_BOUNDS, FOUND, say, terminal_width
from faqbot.errors import FaqbotError

if TYPE_CHECKING:
    import argparse


def check(options: argparse.Namespace) -> int:
    """Find what is wrong in documents and their side files."""
    from faqbot.authoring.checking.check import check_corpus  # noqa: PLC0415 - see the module docstring
    from faqbot.authoring.checking.check_report import WIDTH, check_as_json, check_as_text, fails  # noqa: PLC0415
    from faqbot.corpus.files.discovery import shipped_corpus  # noqa: PLC0415

    if options.index is not None:
        raise FaqbotError("check reads documents, not a saved index; name the documents instead of --index")
    checked = check_corpus(
        [*corpus_of(options), *options.documents] or [shipped_corpus()],
        language=options.language,
        encoder=named_encoder(options),
        threshold=options.threshold,
    )
    width = terminal_width() if sys.stdout.isatty() else WIDTH
    lines = (check_as_json(checked),) if options.json else check_as_text(checked, show_all=options.all, width=width)
    print("\n".join(lines))
    return FOUND if fails(checked, options.fail_on) else ANSWERED


def draft(options: argparse.Namespace) -> int:
    """Print the prompts with which a language model writes phrasings, or write them to files."""
    from faqbot.authoring.drafting.draft import draft_prompts  # noqa: PLC0415 - see the module docstring
    from faqbot.authoring.drafting.prompt_files import write_prompts  # noqa: PLC0415
    from faqbot.authoring.drafting.prompt_parts import CHUNKS_PER_PROMPT  # noqa: PLC0415
    from faqbot.corpus.files.discovery import corpus_roots, find_files  # noqa: PLC0415
    from faqbot.corpus.reading import read_found  # noqa: PLC0415
    from faqbot.corpus.settings.corpus_settings import keys_decided  # noqa: PLC0415

    documents = [*options.documents, *corpus_of(options)]
    if not documents or options.index is not None:
        raise FaqbotError("name the documents to write phrasings for, without --index: faqbot draft docs/")
    roots = corpus_roots(documents)
    found = find_files(roots, keys_decided(language=options.language))
    language = found.settings.language if options.language is None else options.language
    most = options.chunks_per_prompt or CHUNKS_PER_PROMPT
    drafted = draft_prompts(read_found(found), most=most, every=options.all, language=language)
    if options.output is not None:
        written = write_prompts(drafted.prompts, options.output, roots)
        say(f"{drafted}; written to {options.output}" if written else str(drafted))
        return ANSWERED
    say(str(drafted))
    print("\n".join(drafted.prompts), end="")
    return ANSWERED


def export(options: argparse.Namespace) -> int:
    """Write the questions and answers of documents in the format of another program."""
    from faqbot.authoring.exporting.export import export_corpus  # noqa: PLC0415 - see the module docstring
    from faqbot.corpus.files.discovery import corpus_roots, find_files  # noqa: PLC0415
    from faqbot.corpus.files.own_files import refuse_among, refuse_own, tell_kept_apart  # noqa: PLC0415
    from faqbot.corpus.reading import read_found  # noqa: PLC0415
    from faqbot.corpus.settings.corpus_settings import keys_decided  # noqa: PLC0415
    from faqbot.system.atomic_files import STANDARD, open_output, refuse_existing  # noqa: PLC0415

    documents = [*options.documents, *corpus_of(options)]
    if not documents or options.index is not None:
        raise FaqbotError("name the documents to export, without --index: faqbot export docs/ --to csv")
    roots = corpus_roots(documents)
    if options.output != STANDARD:
        refuse_own(options.output, roots)
        refuse_existing(options.output, force=options.force)
        if not options.force:
            refuse_among(options.output, roots)
    found = find_files(roots, keys_decided(language=options.language), apart=work_files(options))
    tell_kept_apart(found)
    result = export_corpus(read_found(found), options.to)
    with open_output(options.output, overwrite=options.force) as file:
        file.write(result.text.encode())
    for loss in result.losses:
        say(loss)
    say(f"{result}; written to {options.output}" if options.output != STANDARD else str(result))
    return ANSWERED


def learn_rows(options: argparse.Namespace) -> int:
    """Take in phrasings."""
    from faqbot.authoring.learning.learn_command import LearnOptions, run_learn  # noqa: PLC0415 - see the docstring

    if options.index is not None:
        raise FaqbotError("learn writes beside documents, not into an index; name them with --corpus")
    if options.json and options.dry_run:
        raise FaqbotError("--dry-run prints a difference, and --json a report; leave out one of them")
    return run_learn(
        LearnOptions(
            file=options.file,
            corpus=corpus_of(options),
            language=options.language,
            encoder=named_encoder(options),
            labelled=options.labelled,
            threshold=options.threshold,
            allow_worse=options.allow_worse,
            ask=options.ask,
            dry_run=options.dry_run,
            as_json=options.json,
        )
    )


def evaluate_labelled(options: argparse.Namespace) -> int:
    """Measure the answers against labelled questions."""
    from faqbot.evaluation.reporting.eval_command import EvalSettings, run_evaluation  # noqa: PLC0415 - see above
    from faqbot.evaluation.reporting.report import MOST_MISSES  # noqa: PLC0415

    settings = EvalSettings(
        options.labelled,
        threshold=options.threshold,
        as_json=options.json,
        misses=MOST_MISSES if options.misses is None else options.misses,
        output=options.output,
        save=options.save,
        plot=options.plot,
        baseline=options.baseline,
        fail_under=options.fail_under,
        precision=options.suggest_threshold,
        columns=terminal_width() if sys.stdout.isatty() else None,
        force=options.force,
    )
    run = run_evaluation(lambda: open_bot(options), settings)
    print(run.text, flush=True)
    for failure in run.failures:
        say(failure)
    return FAILED_BOUNDS if run.failures else ANSWERED


def gaps(options: argparse.Namespace) -> int:
    """Find what people asked and did not get."""
    from faqbot.authoring.gaps.gap_finding import GapSettings, run_gaps  # noqa: PLC0415 - see the module docstring
    from faqbot.cli.chosen_documents import is_demo  # noqa: PLC0415

    if is_demo(options):
        raise FaqbotError("name the documents that the questions were asked of, with --corpus or --index")
    settings = GapSettings(options.form, options.since or "", options.least)
    found = run_gaps(lambda: open_bot(options), options.logs, settings, say)
    if found:
        print(found)
    return ANSWERED
