import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from project.errors import BusinessError, InvalidInput, NotFound
from shared_apps.tenants.models import Tenant
from tenant_apps.catalog.errors import CategoryWouldCircle
from tenant_apps.catalog.models import Category
from tenant_apps.catalog.services.create_category import create_category
from tenant_apps.catalog.services.move_category import move_category
from tenant_apps.catalog.services.rename_category import rename_category


def add(name: str, parent: Category | None = None) -> Category:
    return create_category(idempotency_key=uuid.uuid4(), name=name, parent_id=parent.pk if parent else None)


def paths() -> dict[str, str]:
    """Return each category's way from the root, in words."""
    names = dict(Category.objects.values_list("pk", "name"))
    return {row.name: " › ".join(names[key] for key in row.path) for row in Category.objects.all()}


@pytest.fixture
def tree(shop: Tenant) -> dict[str, Category]:
    """Gold › Rings › Solitaires › Old cut; Silver."""
    gold = add("Gold")
    rings = add("Rings", gold)
    solitaires = add("Solitaires", rings)
    made = [gold, rings, solitaires, add("Old cut", solitaires), add("Silver")]
    return {category.name: category for category in made}


def test_a_branch_of_the_tree_moves_whole_in_one_statement(tree: dict[str, Category]) -> None:
    with CaptureQueriesContext(connection) as queries:
        move_category(category_id=tree["Rings"].pk, parent_id=tree["Silver"].pk)

    assert paths() == {
        "Gold": "Gold",
        "Silver": "Silver",
        "Rings": "Silver › Rings",
        "Solitaires": "Silver › Rings › Solitaires",
        "Old cut": "Silver › Rings › Solitaires › Old cut",
    }
    assert len([query for query in queries if 'SET "path"' in query["sql"]]) == 1
    assert Category.objects.get(name="Rings").parent == tree["Silver"]


def test_a_branch_of_the_tree_becomes_a_root_and_comes_back(tree: dict[str, Category]) -> None:
    move_category(category_id=tree["Solitaires"].pk, parent_id=None)
    assert paths()["Old cut"] == "Solitaires › Old cut"

    move_category(category_id=tree["Solitaires"].pk, parent_id=tree["Rings"].pk)
    assert paths()["Old cut"] == "Gold › Rings › Solitaires › Old cut"


@pytest.mark.parametrize(
    ("moved", "under", "error"),
    [
        ("Gold", "Gold", CategoryWouldCircle),
        ("Gold", "Old cut", CategoryWouldCircle),
        ("Gold", None, NotFound),
    ],
)
def test_a_move_that_cannot_be_moves_nothing(
    tree: dict[str, Category], moved: str, under: str | None, error: type[BusinessError]
) -> None:
    before = paths()

    with pytest.raises(error):
        move_category(category_id=tree[moved].pk, parent_id=tree[under].pk if under else uuid.uuid4())

    assert paths() == before


def test_siblings_have_different_names(tree: dict[str, Category]) -> None:
    twin = add("Rings", tree["Silver"])

    with pytest.raises(InvalidInput):
        move_category(category_id=twin.pk, parent_id=tree["Gold"].pk)
    with pytest.raises(InvalidInput):
        rename_category(category_id=tree["Silver"].pk, name=" Gold ", name_translations={})

    twin.refresh_from_db()
    assert twin.parent == tree["Silver"]
    assert Category.objects.filter(name="Gold").count() == 1


def test_a_category_is_renamed(tree: dict[str, Category]) -> None:
    rename_category(category_id=tree["Silver"].pk, name="Sterling", name_translations={"fa": " نقره ", "en": ""})

    renamed = Category.objects.get(pk=tree["Silver"].pk)
    assert (renamed.name, renamed.name_translations, renamed.name_in("fa")) == ("Sterling", {"fa": "نقره"}, "نقره")
    assert renamed.name_in("en") == "Sterling"
    with pytest.raises(NotFound):
        rename_category(category_id=uuid.uuid4(), name="X", name_translations={})
