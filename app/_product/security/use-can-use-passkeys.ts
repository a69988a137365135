"use client";
import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { useSyncExternalStore } from "react";

const subscribe = () => () => undefined;
/** Browsers refuse passkeys on an address of digits, which is no domain. */
const isNamed = () => !/^(\d+\.){3}\d+$|^\[/.test(location.hostname);

/** Whether this browser can make and show passkeys on this page; false until the page's code is there. */
export const useCanUsePasskeys = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => browserSupportsWebAuthn() && isNamed(),
    () => false,
  );
