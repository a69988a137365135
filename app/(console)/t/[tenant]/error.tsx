"use client";
import PageError from "@/app/error";

/** A page that failed to render, inside the shell, which stays. */
export default PageError;
