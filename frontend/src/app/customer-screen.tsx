import { CustomerPage } from "@/features/customers/pages/customer-page";
import { CustomerAccount } from "@/features/instalments/account/customer-account";

/** A customer, with what other features know about them. */
export function CustomerScreen() {
  return <CustomerPage account={(customerId) => <CustomerAccount customerId={customerId} />} />;
}
