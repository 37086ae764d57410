import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";

import { activateLocale } from "@/lib/locale";
import { renderScreen } from "@/testing/render";

import { DecimalInput } from "./decimal-input";

function Field({ onChange }: { onChange: (value: string) => void }) {
  const [value, setValue] = useState("");
  return (
    <DecimalInput
      label="Weight"
      value={value}
      onChange={(typed) => {
        setValue(typed);
        onChange(typed);
      }}
    />
  );
}

test("takes Persian digits as they come from a Persian keyboard", async () => {
  await activateLocale("fa");
  const onChange = vi.fn();
  const { user } = renderScreen(<Field onChange={onChange} />);

  await user.type(await screen.findByLabelText("Weight"), "۱۲٫۳۴۵");

  expect(onChange).toHaveBeenLastCalledWith("12.345");
  expect(screen.getByLabelText("Weight")).toHaveValue("۱۲٫۳۴۵");
});

test("takes Latin digits in a Persian screen, and shows them in Persian", async () => {
  await activateLocale("fa");
  const onChange = vi.fn();
  const { user } = renderScreen(<Field onChange={onChange} />);

  await user.type(await screen.findByLabelText("Weight"), "0.75");

  expect(onChange).toHaveBeenLastCalledWith("0.75");
  expect(screen.getByLabelText("Weight")).toHaveValue("۰٫۷۵");
});
