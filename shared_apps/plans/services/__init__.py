from shared_apps.plans.services.seed_plans import seed_plans

__all__ = ["seed_plans"]
