import { createContext, useContext } from "react";

import type { Role, Theme } from "@/gql/graphql";

/** Who is at the screen, and what they may do. */
export interface Viewer {
  user: {
    id: string;
    fullName: string;
    username: string;
    role: Role;
    language: string;
    theme: Theme;
  };
  permissions: readonly string[];
}

const ViewerContext = createContext<Viewer | null>(null);

export const ViewerProvider = ViewerContext.Provider;

export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error("This screen is for people who are logged in.");
  return viewer;
}

/** Whether the person at the screen has a permission; the server decides again on every request. */
export function useCan(permission: string): boolean {
  return useViewer().permissions.includes(permission);
}
