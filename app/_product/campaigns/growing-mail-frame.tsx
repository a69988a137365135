"use client";
import { useCallback, useEffect, useRef, useState } from "react";

type GrowingMailFrameProps = {
  html: string;
  /** Read aloud as the name of the frame. */
  title: string;
};

const firstHeightInPixels = 480;

/**
 * A mail's HTML as it is, in a frame of its own that grows to its height. No script of a mail ever runs: the sandbox has no
 * `allow-scripts`. Its origin is ours only so that the height can be read; links open in a new tab.
 */
export function GrowingMailFrame({ html, title }: GrowingMailFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(firstHeightInPixels);
  const measure = useCallback(() => {
    const body = frame.current?.contentDocument?.body;
    if (body) setHeight(Math.max(body.scrollHeight, body.offsetHeight));
  }, []);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure]);
  return (
    <iframe
      ref={frame}
      title={title}
      srcDoc={withNewTabs(html)}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      data-theme="light"
      onLoad={measure}
      style={{ height }}
      className="block w-full border-0 bg-white"
    />
  );
}

/** Links of the mail leave the frame, not the page. */
function withNewTabs(html: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => `${head}${base}`) : base + html;
}
