import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import { scan } from "@/testing/scan";

import { useScanner } from "./use-scanner";

function Listener({ onScan, owner }: { onScan: (code: string) => void; owner?: "frame" }) {
  useScanner(onScan, owner);
  return (
    <>
      <button type="button">Pay</button>
      <input aria-label="Note" />
    </>
  );
}

test("a code is heard wherever the focus is, and its Enter presses nothing", () => {
  const heard = vi.fn();
  render(<Listener onScan={heard} />);

  const wentOn = scan(screen.getByRole("button", { name: "Pay" }), "zrab");

  expect(heard.mock.calls).toEqual([["zrab"]]);
  expect(wentOn).toBe(false);
});

test("a field keeps what is typed into it", () => {
  const heard = vi.fn();
  render(<Listener onScan={heard} />);

  expect(scan(screen.getByLabelText("Note"), "zrab")).toBe(true);
  expect(heard).not.toHaveBeenCalled();
});

test("an open dialog keeps the keys", () => {
  const heard = vi.fn();
  render(
    <>
      <Listener onScan={heard} />
      <div role="dialog" aria-modal="true" />
    </>,
  );

  scan(document.body, "zrab");

  expect(heard).not.toHaveBeenCalled();
});

test("the screen goes before the frame around it, until it is left", () => {
  const frame = vi.fn();
  const page = vi.fn();
  const view = render(
    <>
      <Listener onScan={page} />
      <Listener onScan={frame} owner="frame" />
    </>,
  );
  scan(document.body, "one");
  view.rerender(<Listener key="frame" onScan={frame} owner="frame" />);
  scan(document.body, "two");

  expect(page.mock.calls).toEqual([["one"]]);
  expect(frame.mock.calls).toEqual([["two"]]);
});
