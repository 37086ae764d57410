import {
  Anchor,
  Button,
  NavLink,
  type AnchorProps,
  type ButtonProps,
  type NavLinkProps,
} from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { ComponentPropsWithRef } from "react";

type LinkProps<Props> = Omit<ComponentPropsWithRef<"a">, keyof Props | "href"> &
  Omit<Props, "href">;

// The router needs plain components: Mantine's own can be any element, which hides their props.
const AnchorElement = (props: LinkProps<AnchorProps>) => (
  <Anchor inherit={props.size === undefined} {...props} />
);
const ButtonElement = (props: LinkProps<ButtonProps>) => <Button component="a" {...props} />;
const NavigationElement = (props: LinkProps<NavLinkProps>) => <NavLink {...props} />;

/** Mantine's looks on the router's typed links. */
export const AnchorLink = createLink(AnchorElement);
export const ButtonLink = createLink(ButtonElement);
export const NavigationLink = createLink(NavigationElement);
