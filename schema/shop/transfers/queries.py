import strawberry
import strawberry_django
from django.db.models import QuerySet
from strawberry import relay

from project.errors import NotFound
from schema.kit.nodes import key_of
from schema.kit.pagination import Connection
from schema.kit.permissions import on_shop_host, requires
from schema.kit.scalars import Grams
from schema.kit.validation import searched
from schema.shop.branches.types import Branch
from schema.shop.enums import Metal
from schema.shop.transfers.types import GoodsInTransit, Transfer
from tenant_apps.transfers import models
from tenant_apps.transfers.choices import TransferStatus
from tenant_apps.transfers.selectors.goods_in_transit import goods_in_transit


@strawberry.input(description="What is left out does not matter; all that is said must be true.")
class TransferFilter:
    search: str | None = strawberry.field(default=None, description="A part of the number.")
    status: TransferStatus | None = None
    branch_id: relay.GlobalID | None = strawberry.field(default=None, description="It sends or gets.")
    from_branch_id: relay.GlobalID | None = None
    to_branch_id: relay.GlobalID | None = None


@strawberry.type
class TransfersQuery:
    @strawberry_django.connection(
        Connection[Transfer],
        description="Goods that went, go or should go from one branch to another, newest first.",
        extensions=[on_shop_host, requires("transfers.view")],
    )
    def transfers(self, filters: TransferFilter | None = None) -> list[models.Transfer]:
        return _filtered(filters or TransferFilter())  # type: ignore[return-value]  # the connection pages it

    @strawberry_django.field(
        description="One transfer, or null when there is none.", extensions=[on_shop_host, requires("transfers.view")]
    )
    def transfer(self, id: relay.GlobalID) -> Transfer | None:
        return _transfer(id)  # type: ignore[return-value]  # the optimizer takes the first row

    @strawberry.field(
        description="What is on the way, by the branch whose it is and by metal.",
        extensions=[on_shop_host, requires("transfers.view")],
    )
    def goods_in_transit(self, branch_id: relay.GlobalID | None = None) -> list[GoodsInTransit]:
        branch = key_of(branch_id, Branch, field="branch_id") if branch_id else None
        return [
            GoodsInTransit(
                branch=row.branch,  # type: ignore[arg-type]  # the model stands for its type
                metal=Metal(row.metal) if row.metal else None,
                pieces=Grams(row.pieces),
                gross_weight=Grams(row.gross_weight),
                fine_weight=Grams(row.fine_weight),
            )
            for row in goods_in_transit(branch_id=branch)
        ]


def _transfer(id: relay.GlobalID) -> QuerySet[models.Transfer]:
    try:
        return models.Transfer.objects.filter(pk=key_of(id, Transfer))
    except NotFound:
        return models.Transfer.objects.none()


def _filtered(filters: TransferFilter) -> QuerySet[models.Transfer]:
    transfers = models.Transfer.objects.all()
    if search := searched(filters.search):
        transfers = transfers.matching(search)
    if filters.status is not None:
        transfers = transfers.filter(status=filters.status)
    if filters.branch_id is not None:
        transfers = transfers.of_branch(key_of(filters.branch_id, Branch, field="filters.branch_id"))
    if filters.from_branch_id is not None:
        transfers = transfers.filter(from_branch=key_of(filters.from_branch_id, Branch, field="filters.from_branch_id"))
    if filters.to_branch_id is not None:
        transfers = transfers.filter(to_branch=key_of(filters.to_branch_id, Branch, field="filters.to_branch_id"))
    return transfers
