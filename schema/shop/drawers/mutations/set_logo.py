from typing import Annotated

import strawberry
from django.core.files import File
from strawberry.file_uploads import Upload

from project import errors as project_errors
from schema.kit.context import Info
from schema.kit.permissions import on_shop_host, requires
from schema.kit.problems import InvalidInput, LimitReached
from schema.shop.drawers.queries import settings_of
from schema.shop.drawers.types import CounterSettings
from shared_apps.printing.images import MAX_BYTES
from tenant_apps.drawers.services.set_logo import set_logo


@strawberry.input
class SetLogoInput:
    file: Upload | None = strawberry.field(description="PNG or JPEG; null takes the logo away.")


@strawberry.type
class SetLogoSuccess:
    @strawberry.field
    def counter_settings(self, info: Info) -> CounterSettings:
        return settings_of(info.context.tenant)


SetLogoResult = Annotated[SetLogoSuccess | InvalidInput | LimitReached, strawberry.union("SetLogoResult")]


@strawberry.type
class SetLogoMutation:
    @strawberry.mutation(
        description="Set the logo that stands on receipts, or take it away.",
        extensions=[on_shop_host, requires("drawers.manage")],
    )
    def set_logo(self, input: SetLogoInput) -> SetLogoResult:
        try:
            set_logo(content=_content(input.file))
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        except project_errors.LimitReached as error:
            return LimitReached.of(error)
        return SetLogoSuccess()


def _content(file: Upload | None) -> bytes | None:
    if file is None:
        return None
    # Something else in its place is no picture; of a huge file no more is read than shows that it is too large.
    return file.read(MAX_BYTES + 1) if isinstance(file, File) else b""
