import { useEffect } from "preact/hooks";

/** Keeps the screen lit while one is there, where the phone lets it. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let hasLeft = false;
    const hold = async () => {
      if (document.visibilityState !== "visible") return;
      try {
        const held = await navigator.wakeLock.request("screen");
        if (hasLeft) return void held.release();
        lock = held;
      } catch {
        // An old browser, or a battery that is nearly empty: the screen then sleeps as it always does
      }
    };
    void hold();
    document.addEventListener("visibilitychange", hold);
    return () => {
      hasLeft = true;
      document.removeEventListener("visibilitychange", hold);
      void lock?.release();
    };
  }, []);
}
