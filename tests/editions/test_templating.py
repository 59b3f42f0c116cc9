"""What pages are made with escapes, calls and says as Jinja's own does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from hexapla.editions.templating import Compiled, PageContext, PageTemplate, escaped, install_words
from hexapla.editions.translations import translations

TEMPLATES = {
    "pieces": """{% macro two(a, b="other") %}<i>{{ a }}</i>{{ b }}{% endmacro %}
{% macro around(it) %}[{{ it }}{% if caller %}{{ caller() }}{% endif %}]{% endmacro %}
{% macro all(x) %}{{ x }}{{ varargs | join("<") }}{{ kwargs.y }}{% endmacro %}""",
    "page": """{% import "pieces" as p with context %}
{{ _("When and where") }} {{ pgettext("passages", "alone") }} {{ ngettext("version", "versions", 2) }}
{% set it = p.two(value) %}{% trans %}also {{ it }}{% endtrans %} {% trans %}by {{ value }}{% endtrans %}
{% trans count=n, n=value %}{{ n }} version{% pluralize count %}{{ n }} versions{% endtrans %}
{% for one in [value, 3, none, 1.5, it] %}{{ one }} {{ p.two(one) }} {{ p.two(one, b=one) }}{% endfor %}
{% call p.around(value) %}<b>{{ value }}</b>{% endcall %} {{ p.all(value, "&", y="<") }}
{{ value | upper }} {{ "" if n > 9 }} {{ value.split() | join("<") }} 100 % {{ _("All events") ~ value }}""",
}


def environment(language, quick):
    made = Environment(
        loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"]
    )
    made.policies["ext.i18n.trimmed"] = True
    said = translations(language)
    if quick:
        made.template_class, made.context_class = PageTemplate, PageContext
        install_words(made, said)
    else:
        made.install_gettext_callables(
            said.ugettext, said.ungettext, newstyle=True, pgettext=said.upgettext, npgettext=said.unpgettext
        )
    return made


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("value", ["plain", '<a href="x">&\'</a>', "100 % of %(n)s", "عربي", Markup("<b>")])
def test_a_page_is_what_jinja_makes_of_it(language, value):
    own, other = (
        environment(language, quick).get_template("page").render(value=value, n=3, modules={})
        for quick in (True, False)
    )
    assert own == other


@given(
    st.one_of(
        st.text(), st.integers(), st.floats(), st.none(), st.booleans(), st.lists(st.text()), st.text().map(Markup)
    )
)
def test_values_are_escaped_as_everywhere(value):
    assert str(escaped(value)) == str(escape(value))


def test_a_name_that_nobody_gave_is_an_error():
    template = environment("en", quick=True).from_string("{{ nothing }}")
    with pytest.raises(UndefinedError):
        template.render()


def test_a_template_is_compiled_once_for_all_languages():
    cache, made = Compiled(), []
    for language in ("en", "ar"):
        one = environment(language, quick=True)
        one.bytecode_cache = cache
        compile_one = one.compile
        one.compile = lambda *args, kept=compile_one, **more: made.append(args[1]) or kept(*args, **more)
        assert one.get_template("page").render(value="x", n=3, modules={})
    assert made == ["page", "pieces"]
