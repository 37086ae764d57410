import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  IconCalendarDollar,
  IconCashRegister,
  IconChartLine,
  IconDiamond,
  IconFileImport,
  IconGift,
  IconLayoutDashboard,
  IconReceipt,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";

interface Destination {
  to:
    | "/today"
    | "/pos"
    | "/items"
    | "/sales"
    | "/instalments"
    | "/customers"
    | "/gift-cards"
    | "/rates"
    | "/imports";
  label: MessageDescriptor;
  Icon: Icon;
  /** What a person must be allowed to; nothing for a page that suits itself to the role. */
  permission: string | null;
  /** Shown beside the label, and works on every page. */
  shortcut: string;
}

/** The pages of the shop, in the order of a working day. */
export const destinations: readonly Destination[] = [
  {
    to: "/today",
    label: msg`Today`,
    Icon: IconLayoutDashboard,
    permission: null,
    shortcut: "Alt+1",
  },
  {
    to: "/pos",
    label: msg`Point of sale`,
    Icon: IconCashRegister,
    permission: "sales.checkout",
    shortcut: "Alt+2",
  },
  {
    to: "/sales",
    label: msg`Sales`,
    Icon: IconReceipt,
    permission: "sales.view",
    shortcut: "Alt+3",
  },
  {
    to: "/items",
    label: msg`Items`,
    Icon: IconDiamond,
    permission: "catalog.view",
    shortcut: "Alt+4",
  },
  {
    to: "/customers",
    label: msg`Customers`,
    Icon: IconUsers,
    permission: "customers.view",
    shortcut: "Alt+5",
  },
  {
    to: "/instalments",
    label: msg`Instalments`,
    Icon: IconCalendarDollar,
    permission: "instalments.view",
    shortcut: "Alt+9",
  },
  {
    to: "/gift-cards",
    label: msg`Gift cards`,
    Icon: IconGift,
    permission: "loyalty.view",
    shortcut: "Alt+8",
  },
  {
    to: "/rates",
    label: msg`Rates`,
    Icon: IconChartLine,
    permission: "market.view",
    shortcut: "Alt+6",
  },
  {
    to: "/imports",
    label: msg`Imports`,
    Icon: IconFileImport,
    permission: "imports.run",
    shortcut: "Alt+7",
  },
];
