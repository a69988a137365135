import { config } from "zod/v4/core";

// Zod makes its checks faster by functions of text where it can, and tries by making one: the policy of our pages
// forbids that, and the browser would report each try. This file runs before any schema is made.
config({ jitless: true });
