import { useEffect, useState } from "react";

/** The present moment, read again at every interval so that ages on screen keep growing. */
export function useNow(everyMilliseconds: number): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(
    function keepTime() {
      const timer = window.setInterval(() => setNow(new Date()), everyMilliseconds);
      return () => window.clearInterval(timer);
    },
    [everyMilliseconds],
  );
  return now;
}
