import pytest

from faqbot.corpus.readers.markup.parsing.module_lines import module_lines


def found(*lines):
    return module_lines(lines, range(len(lines)))


@pytest.mark.parametrize(
    "line",
    [
        "import Tabs from '@theme/Tabs';",
        'import {a, b as c} from "x"',
        "import Tabs, {Tab} from 'x'",
        "import * as all from 'x'",
        "import './style.css';",
        "export {a, b};",
        "export * from './other'",
        "export {a} from './other';",
        "export const year = 2024;",
        "export const f = (x) => x",
        "export const names: string[] = ['a']",
        "export default Layout;",
        "export default {title: 'Help'};",
        "export default ({children}) => <b>{children}</b>",
        "export function f() { return 1; }",
        "export async function f() { return 1; }",
        "export class A extends B {}",
    ],
)
def test_a_line_of_code_that_begins_a_block_is_found(line):
    assert found("Text.", "", line, "", "Text.") == {2}


def test_a_statement_goes_on_to_its_last_bracket():
    assert found("export const Card = ({children}) => (", "  <b>", "", "  </b>", ");", "", "Text.") == {0, 1, 2, 3, 4}
    assert found("import {", "  a,", "} from 'x';", "import b from 'y'") == {0, 1, 2, 3}


@pytest.mark.parametrize(
    "line",
    [
        "export function (it is in the menu)",
        "export function of the menu",
        "export default settings",
        "export default list (all columns)",
        "export the file (as text)",
        "export const is a word of it.",
        "export PATH=/opt/bin",
        "import the list from 'Contacts'",
        "import from the menu",
        "exports",
    ],
)
def test_prose_is_no_code(line):
    assert found(line) == set()


def test_code_within_a_paragraph_is_no_statement():
    assert found("At the top stands", "import A from 'a'", "or nothing.") == set()


def test_code_that_is_never_closed_is_no_statement():
    assert found("export function f() {", *["x"] * 300) == set()
    assert found("export const sad = (", "", "Ask us (or", "the others) and a) wait") == set()
