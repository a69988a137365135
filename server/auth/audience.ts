/**
 * Which pages a session opens: those of tenants, or those of whoever runs the installation. Each has cookies and challenges
 * of its own; what was made for one is nothing to the other.
 */
export type Audience = "console" | "operator";
