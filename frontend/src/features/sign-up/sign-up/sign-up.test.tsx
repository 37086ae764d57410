import { screen, waitFor } from "@testing-library/react";
import { i18n } from "@lingui/core";
import { beforeEach, expect, test } from "vitest";

import type { SignUpMutation, SignUpMutationVariables, SubdomainVerdict } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { SignUpPage } from "../pages/sign-up-page";
import { verdictMessages } from "./sign-up-messages";
import { CheckSubdomain, SignUp, SignUpOptions } from "./sign-up.graphql";

type Answer = SignUpMutation["signUp"];

beforeEach(() => {
  answer(SignUpOptions, {
    __typename: "Query",
    countryPresets: [{ __typename: "CountryPreset", code: "IR", name: "Iran", currency: "IRR" }],
    plans: [{ __typename: "Plan", code: "shop", name: "Shop" }],
  });
});

function subdomainIs(verdict: SubdomainVerdict) {
  answer(CheckSubdomain, ({ slug }) => ({
    __typename: "Query",
    checkSubdomain: { __typename: "SubdomainCheck", slug, verdict },
  }));
}

async function signUpWith(reply: Answer) {
  const sent: SignUpMutationVariables["input"][] = [];
  answer(SignUp, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", signUp: reply };
  });
  const { user, fill } = renderScreen(<SignUpPage />);
  await fill(/Name of the shop/, "Zarrin");
  await fill(/^Address/, "Zarrin");
  await fill(/Your name/, "Neda");
  await fill(/Your e-mail/, "neda@example.com");
  await fill(/User name/, "neda");
  await fill(/^Password/, "a long secret");
  await user.click(screen.getByRole("button", { name: "Open my shop" }));
  return { sent };
}

test("opens a shop and leads there", async () => {
  subdomainIs("FREE");
  const { sent } = await signUpWith({
    __typename: "SignUpSuccess",
    shopUrl: "http://zarrin.localhost:8000",
    shop: { __typename: "Shop", name: "Zarrin" },
  });

  expect(await screen.findByText("Your shop Zarrin is ready.")).toBeVisible();
  expect(screen.getByRole("link", { name: /Go to the shop/ })).toHaveAttribute(
    "href",
    "http://zarrin.localhost:8000",
  );
  expect(sent).toEqual([
    {
      idempotencyKey: sent[0]?.idempotencyKey,
      companyName: "Zarrin",
      subdomain: "zarrin",
      country: "IR",
      language: "en",
      planCode: "shop",
      ownerName: "Neda",
      ownerEmail: "neda@example.com",
      ownerUsername: "neda",
      ownerPassword: "a long secret",
    },
  ]);
});

test.each(Object.entries(verdictMessages))(
  "says while it is typed that an address is %s",
  async (code, text) => {
    const verdict = code as SubdomainVerdict;
    subdomainIs(verdict);
    const { fill } = renderScreen(<SignUpPage />);

    await fill(/^Address/, "zarrin");

    expect(await screen.findByText(i18n._(text))).toBeVisible();
    const address = screen.getByLabelText(/^Address/);
    await waitFor(() =>
      verdict === "FREE" ? expect(address).toBeValid() : expect(address).toBeInvalid(),
    );
  },
);

test("shows a refused address at its field", async () => {
  subdomainIs("FREE");
  await signUpWith({ __typename: "SubdomainRefused", reason: "TAKEN" });

  await waitFor(() => expect(screen.getByLabelText(/^Address/)).toBeInvalid());
  expect(screen.getByRole("alert")).toHaveTextContent("Another shop has this address.");
});

test("shows what the server refuses at its field", async () => {
  subdomainIs("FREE");
  await signUpWith({
    __typename: "InvalidInput",
    fields: [
      {
        __typename: "FieldProblem",
        path: ["ownerEmail"],
        message: "This is not an e-mail address.",
      },
    ],
  });

  expect(await screen.findByText("This is not an e-mail address.")).toBeVisible();
  expect(screen.getByLabelText(/Your e-mail/)).toBeInvalid();
});
