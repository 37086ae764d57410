from typing import Annotated

import strawberry
from django.utils import timezone

from project import errors as project_errors
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, NotFound
from schema.shop.labels.inputs import LabelsInput
from schema.shop.labels.types import LabelSettings
from schema.shop.pricing.mutations.quote_cart import RateMissing, RateStale
from tenant_apps.labels.choices import LabelOutput
from tenant_apps.labels.selectors.label_settings import label_settings
from tenant_apps.labels.selectors.labels_of import label_preview
from tenant_apps.pricing import errors as pricing_errors


@strawberry.type(description="The first of the labels, drawn.")
class LabelPreview:
    svg: str


LabelPreviewResult = Annotated[
    LabelPreview | InvalidInput | NotFound | RateMissing | RateStale, strawberry.union("LabelPreviewResult")
]


@strawberry.type
class LabelsQuery:
    @strawberry.field(
        description="What the shop's labels look like.", extensions=[on_shop_host, requires("labels.print")]
    )
    def label_settings(self) -> LabelSettings:
        return LabelSettings.of(label_settings())

    @strawberry.field(
        description="What the first of these labels would look like on paper; nothing is written.",
        extensions=[on_shop_host, requires("labels.print")],
    )
    def label_preview(self, input: LabelsInput) -> LabelPreviewResult:
        try:
            svg = label_preview(input.order(LabelOutput.PDF), at=timezone.now())
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.NotFound as error:
            return NotFound.of(error)
        except pricing_errors.RateMissing as error:
            return RateMissing.of(error)
        except pricing_errors.RateStale as error:
            return RateStale.of(error)
        return LabelPreview(svg=svg)
