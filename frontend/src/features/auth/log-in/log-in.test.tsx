import { screen, waitFor } from "@testing-library/react";
import { axe } from "jest-axe";
import { beforeEach, expect, test, vi } from "vitest";

import type { LogInMutation, LogInMutationVariables } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { LogInForm } from "./log-in-form";
import { LogIn } from "./log-in.graphql";

type Answer = LogInMutation["logIn"];

const onLoggedIn = vi.fn();

beforeEach(() => onLoggedIn.mockReset());

async function logInWith(reply: Answer) {
  const sent: LogInMutationVariables["input"][] = [];
  answer(LogIn, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", logIn: reply };
  });
  const view = renderScreen(<LogInForm onLoggedIn={onLoggedIn} />);
  await view.fill(/E-mail or user name/, "neda");
  await view.fill(/^Password/, "a secret");
  await view.user.click(screen.getByRole("button", { name: "Log in" }));
  return { ...view, sent };
}

test("lets a person in and says which browser this is", async () => {
  const { sent } = await logInWith({
    __typename: "LogInSuccess",
    viewer: { __typename: "Viewer", user: { __typename: "User", language: "en" } },
  });

  await waitFor(() => expect(onLoggedIn).toHaveBeenCalledOnce());
  expect(sent).toEqual([
    { login: "neda", password: "a secret", clientId: localStorage.getItem("zargar.client-id") },
  ]);
});

test.each<[Answer, string]>([
  [{ __typename: "WrongCredentials" }, "This name and password do not belong together."],
  [
    { __typename: "TooManyAttempts", retryAfterSeconds: 61 },
    "Too many attempts. Try again in 2 min.",
  ],
])("says why a person is not let in: %j", async (reply, text) => {
  await logInWith(reply);

  expect(await screen.findByRole("alert")).toHaveTextContent(text);
  expect(onLoggedIn).not.toHaveBeenCalled();
});

test("shows what the server refuses at its field", async () => {
  await logInWith({
    __typename: "InvalidInput",
    fields: [{ __typename: "FieldProblem", path: ["login"], message: "This is too long." }],
  });

  expect(await screen.findByText("This is too long.")).toBeVisible();
  expect(screen.getByLabelText(/E-mail or user name/)).toBeInvalid();
});

test("can be used by everybody", async () => {
  const { container } = renderScreen(<LogInForm onLoggedIn={onLoggedIn} />);
  await screen.findByLabelText(/^Password/);

  expect(await axe(container)).toHaveNoViolations();
});
