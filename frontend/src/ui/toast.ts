import { notifications } from "@mantine/notifications";

/** Say briefly that something was done. */
export function toastSuccess(message: string): void {
  notifications.show({ message, color: "teal", role: "status" });
}

/** Say that something was refused; stays long enough to be read. */
export function toastProblem(message: string): void {
  notifications.show({ message, color: "red", autoClose: 10_000 });
}
