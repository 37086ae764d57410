import { AddCustomerDialog } from "@/features/customers/add-customer/add-customer-dialog";
import { PosPage } from "@/features/pos/pages/pos-page";

/** The counter, with the customers' own dialog for new faces. */
export function PosScreen() {
  return (
    <PosPage
      addCustomer={(onAdded, onClose) => <AddCustomerDialog onAdded={onAdded} onClose={onClose} />}
    />
  );
}
