"""The graph: every domain's root fields, merged."""

from strawberry.tools import merge_types

from schema.identity.mutations.change_preferences import ChangePreferencesMutation
from schema.identity.mutations.log_in import LogInMutation
from schema.identity.mutations.log_out import LogOutMutation
from schema.identity.mutations.refresh_session import RefreshSessionMutation
from schema.identity.queries import IdentityQuery
from schema.kit.build import build_schema
from schema.kit.nodes import NodeQuery
from schema.platform.plans.queries import PlansQuery
from schema.platform.tenants.queries import TenantsQuery
from schema.platform.tenants.sign_up import SignUpMutation
from schema.shop.pricing.mutations.decide_held_rate import DecideHeldRateMutation
from schema.shop.pricing.mutations.follow_platform_rates import FollowPlatformRatesMutation
from schema.shop.pricing.mutations.set_rate import SetRateMutation
from schema.shop.pricing.queries import PricingQuery
from schema.shop.staff.add_staff import AddStaffMutation
from schema.shop.staff.queries import StaffQuery
from schema.site import SiteQuery

QUERIES: list[type] = [
    SiteQuery,
    NodeQuery,
    IdentityQuery,
    TenantsQuery,
    StaffQuery,
    PlansQuery,
    PricingQuery,
]
MUTATIONS: list[type] = [
    LogInMutation,
    RefreshSessionMutation,
    LogOutMutation,
    ChangePreferencesMutation,
    SignUpMutation,
    AddStaffMutation,
    SetRateMutation,
    DecideHeldRateMutation,
    FollowPlatformRatesMutation,
]

schema = build_schema(
    query=merge_types("Query", tuple(QUERIES)),
    mutation=merge_types("Mutation", tuple(MUTATIONS)) if MUTATIONS else None,
)
