/** Comparisons and scans in words. */
import type { Comparison } from "../../advisor/compare/comparison.ts";
import type { Scan } from "../../advisor/compare/scan-sheet.ts";
import { makeTheme, type Theme, type ThemeOptions } from "../text/theme.ts";
import { bandsText } from "./bands.ts";
import { mapText } from "./map.ts";
import { comparisonMarkdown } from "./markdown.ts";
import { optionsText } from "./options.ts";
import { plansText } from "./plans.ts";
import { scanMarkdown } from "./scan-markdown.ts";

export interface CompareLook extends ThemeOptions {
  /** Columns of the terminal; 80 in a pipe. */
  readonly width: number;
  readonly format: "text" | "markdown";
}

/** What the pages need of the terminal. */
export interface Paper {
  readonly theme: Theme;
  readonly width: number;
}

export function renderComparison(comparison: Comparison, look: CompareLook): string {
  if (look.format === "markdown") return comparisonMarkdown(comparison);
  const paper = paperOf(look);
  return comparison.kind === "options" ? optionsText(comparison, paper) : plansText(comparison, paper);
}

export function renderScan(scan: Scan, look: CompareLook): string {
  if (look.format === "markdown") return scanMarkdown(scan);
  const paper = paperOf(look);
  return scan.kind === "bands" ? bandsText(scan, paper) : mapText(scan, paper);
}

function paperOf({ width, ...options }: CompareLook): Paper {
  return { theme: makeTheme(options), width: Math.max(40, Math.min(width, 120)) };
}
