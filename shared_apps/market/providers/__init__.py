from shared_apps.market.providers.interface import Answer, Problem, RateProvider

__all__ = ["Answer", "Problem", "RateProvider"]
