import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  IconAdjustments,
  IconBarcode,
  IconBook2,
  IconCashBanknote,
  IconCalendarDue,
  IconCashRegister,
  IconChartLine,
  IconChecklist,
  IconClipboardList,
  IconDiamond,
  IconFlame,
  IconFileImport,
  IconGift,
  IconHistory,
  IconLayoutDashboard,
  IconReceipt,
  IconReportMoney,
  IconScale,
  IconSettings,
  IconStar,
  IconTag,
  IconTruckDelivery,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";

interface Destination {
  to:
    | "/today"
    | "/pos"
    | "/sales"
    | "/purchases"
    | "/instalments"
    | "/cheques"
    | "/workshop"
    | "/drawers"
    | "/items"
    | "/stock-value"
    | "/transfers"
    | "/counts"
    | "/rates"
    | "/prices"
    | "/imports"
    | "/customers"
    | "/suppliers"
    | "/gift-cards"
    | "/loyalty"
    | "/books"
    | "/audit"
    | "/settings/counter"
    | "/settings/labels"
    | "/settings/prices";
  label: MessageDescriptor;
  Icon: Icon;
  /** What a person must be allowed to; nothing for a page that suits itself to the role. */
  permission: string | null;
  /** Shown beside the label, and works on every page; only what is opened many times a day has one. */
  shortcut?: string;
}

interface Section {
  title: MessageDescriptor;
  destinations: readonly Destination[];
}

/** The pages of the shop by the work that they belong to. */
export const sections: readonly Section[] = [
  {
    title: msg`Counter`,
    destinations: [
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
        to: "/drawers",
        label: msg`Drawers`,
        Icon: IconCashBanknote,
        permission: "drawers.see",
        shortcut: "Alt+8",
      },
      { to: "/purchases", label: msg`Buying`, Icon: IconScale, permission: "buying.view" },
      {
        to: "/instalments",
        label: msg`Instalments`,
        Icon: IconCalendarDue,
        permission: "instalments.view",
      },
      {
        to: "/cheques",
        label: msg`Cheques`,
        Icon: IconChecklist,
        permission: "sales.view",
      },
    ],
  },
  {
    title: msg`Goods`,
    destinations: [
      {
        to: "/items",
        label: msg`Items`,
        Icon: IconDiamond,
        permission: "catalog.view",
        shortcut: "Alt+4",
      },
      {
        to: "/stock-value",
        label: msg`Stock value`,
        Icon: IconReportMoney,
        permission: "catalog.view_cost",
      },
      {
        to: "/transfers",
        label: msg`Transfers`,
        Icon: IconTruckDelivery,
        permission: "transfers.view",
      },
      {
        to: "/counts",
        label: msg`Stock counts`,
        Icon: IconClipboardList,
        permission: "counts.view",
      },
      {
        to: "/rates",
        label: msg`Rates`,
        Icon: IconChartLine,
        permission: "market.view",
        shortcut: "Alt+6",
      },
      { to: "/workshop", label: msg`Workshop`, Icon: IconFlame, permission: "workshop.view" },
      { to: "/prices", label: msg`Change prices`, Icon: IconTag, permission: "pricing.reprice" },
      {
        to: "/imports",
        label: msg`Imports`,
        Icon: IconFileImport,
        permission: "imports.run",
        shortcut: "Alt+7",
      },
    ],
  },
  {
    title: msg`People`,
    destinations: [
      {
        to: "/customers",
        label: msg`Customers`,
        Icon: IconUsers,
        permission: "customers.view",
        shortcut: "Alt+5",
      },
      {
        to: "/suppliers",
        label: msg`Suppliers`,
        Icon: IconTruckDelivery,
        permission: "purchasing.view",
      },
      { to: "/gift-cards", label: msg`Gift cards`, Icon: IconGift, permission: "loyalty.view" },
    ],
  },
  {
    title: msg`Office`,
    destinations: [
      {
        to: "/books",
        label: msg`Books`,
        Icon: IconBook2,
        permission: "ledger.view",
        shortcut: "Alt+9",
      },
      { to: "/audit", label: msg`Audit`, Icon: IconHistory, permission: "audit.view" },
      { to: "/loyalty", label: msg`Loyalty`, Icon: IconStar, permission: "loyalty.change" },
      {
        to: "/settings/counter",
        label: msg`Counter and receipts`,
        Icon: IconSettings,
        permission: "drawers.manage",
      },
      {
        to: "/settings/labels",
        label: msg`Labels`,
        Icon: IconBarcode,
        permission: "labels.change_settings",
      },
      {
        to: "/settings/prices",
        label: msg`Pricing`,
        Icon: IconAdjustments,
        permission: "pricing.change_settings",
      },
    ],
  },
];
