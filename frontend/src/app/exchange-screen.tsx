import { ExchangeCounter } from "@/features/pos/exchange-sale/exchange-counter";
import { ExchangePage } from "@/features/sales/pages/exchange-page";

/** What comes back is the sales' business, what is sold for it the counter's. */
export function ExchangeScreen() {
  return (
    <ExchangePage
      sellInstead={({ id, branch, customer }, returned) => (
        <ExchangeCounter
          exchange={{
            saleId: id,
            branchId: branch.id,
            cashStep: branch.cashStep,
            terminalId: branch.terminals.find(({ isActive }) => isActive)?.id ?? null,
            customer,
            returned,
          }}
        />
      )}
    />
  );
}
