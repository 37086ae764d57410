import { createContext, useContext } from "react";

/** What every screen of a shop needs to know to write amounts and times. */
export interface Shop {
  name: string;
  currency: string;
  /** Decimals of the currency's minor unit. */
  currencyDigits: number;
  timeZone: string;
  country: string;
}

const ShopContext = createContext<Shop | null>(null);

export const ShopProvider = ShopContext.Provider;

export function useShop(): Shop {
  const shop = useContext(ShopContext);
  if (!shop) throw new Error("This screen belongs to a shop's host.");
  return shop;
}
