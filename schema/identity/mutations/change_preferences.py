from typing import Annotated

import strawberry

from project import errors as project_errors
from schema.identity.types import Viewer
from schema.kit.context import Info
from schema.kit.permissions import on_any_host, signed_in
from schema.kit.problems import InvalidInput
from shared_apps.identity.choices import Theme
from shared_apps.identity.services.change_preferences import change_preferences


@strawberry.input(description="What is left out stays as it is.")
class ChangePreferencesInput:
    language: str | None = None
    theme: Theme | None = None


@strawberry.type
class ChangePreferencesSuccess:
    viewer: Viewer


ChangePreferencesResult = Annotated[
    ChangePreferencesSuccess | InvalidInput, strawberry.union("ChangePreferencesResult")
]


@strawberry.type
class ChangePreferencesMutation:
    @strawberry.mutation(description="Choose one's own language and theme.", extensions=[on_any_host, signed_in])
    def change_preferences(self, info: Info, input: ChangePreferencesInput) -> ChangePreferencesResult:
        try:
            user = change_preferences(actor=info.context.signed_in_actor, language=input.language, theme=input.theme)
        except project_errors.InvalidInput as error:
            return InvalidInput.of(error)
        return ChangePreferencesSuccess(viewer=Viewer.of(user))
