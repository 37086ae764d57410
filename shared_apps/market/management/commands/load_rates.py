"""Load past rates from the files of known series."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from shared_apps.market.errors import ProviderFailed
from shared_apps.market.models import MetalRate
from shared_apps.market.providers import RateProvider
from shared_apps.market.providers.gold_monthly_csv import GoldMonthlyCsv
from shared_apps.market.providers.iran_gold import IranGold
from shared_apps.market.services.load_rate_history import load_rate_history


class Command(BaseCommand):
    help = "Load past gold rates: monthly in US dollars and, with a file of the dollar in Iran, daily in rials."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gold_monthly", type=Path, help="gold_monthly_usd.csv: Date,Price; USD for a troy ounce")
        parser.add_argument("--iran", type=Path, help="daily prices in Iran (Toman or Rial; the columns say which)")

    def handle(self, *, gold_monthly: Path, iran: Path | None, **_: Any) -> None:
        self._load(GoldMonthlyCsv(gold_monthly))
        if iran is not None:
            self._load(IranGold(ounces=gold_monthly, dollars=iran))

    def _load(self, provider: RateProvider) -> None:
        try:
            answer = provider.fetch()
        except (ProviderFailed, OSError, UnicodeDecodeError) as error:
            raise CommandError(str(error)) from error
        loaded = load_rate_history(board=MetalRate, quotations=answer.quotations)
        name = type(provider).__name__
        self.stdout.write(f"{name}: {loaded.applied} loaded, {loaded.known} known before, {loaded.held} held")
        for code, count in Counter(problem.code for problem in answer.problems).items():
            first = next(problem for problem in answer.problems if problem.code == code)
            self.stdout.write(f"  {count} × {code}, first in row {first.row}: {first.text}")
