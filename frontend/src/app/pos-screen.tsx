import { AddCustomerDialog } from "@/features/customers/add-customer/add-customer-dialog";
import { StartPlanDialog } from "@/features/instalments/start-plan/start-plan-dialog";
import { PosPage } from "@/features/pos/pages/pos-page";

/** The counter, with the dialogs that other features bring to it. */
export function PosScreen() {
  return (
    <PosPage
      addCustomer={(onAdded, onClose) => <AddCustomerDialog onAdded={onAdded} onClose={onClose} />}
      payOverTime={(offer) => <StartPlanDialog {...offer} />}
    />
  );
}
