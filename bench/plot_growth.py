#!/usr/bin/env python3
# Draws the figures of `reuse_bench growth` as an SVG on standard output.
# SPDX-License-Identifier: Apache-2.0
import json, math, sys

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 380, 64, 150, 34, 48


def main():
    rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8") if line.strip()]
    xs = [r["articles"] for r in rows]
    series = [("seconds in all", "#1b5e9b", [r["seconds"] for r in rows]), ("words", "#7a7a7a", [r["words"] for r in rows]),
              ("near duplicates", "#b3541e", [r["duplicates"] for r in rows]), ("passages", "#2e7d32", [r["passages"] for r in rows])]
    low_x, high_x = math.log10(min(xs)), math.log10(max(xs))
    values = [v for _, _, ys in series for v in ys if v > 0]
    low_y, high_y = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    px = lambda x: LEFT + (math.log10(x) - low_x) / (high_x - low_x) * (WIDTH - LEFT - RIGHT)
    py = lambda y: HEIGHT - BOTTOM - (math.log10(y) - low_y) / (high_y - low_y) * (HEIGHT - TOP - BOTTOM)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" role="img">',
           "<title>Processor seconds of reuse by number of articles, both axes logarithmic</title>",
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
           f'<text x="{LEFT}" y="18" font-size="14">Processor seconds by number of articles (one core; both axes logarithmic)</text>']
    for exponent in range(low_y, high_y + 1):
        y = py(10 ** exponent)
        out.append(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="#ddd"/>'
                   f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10 ** exponent:g} s</text>')
    for x in xs:
        out.append(f'<line x1="{px(x):.1f}" y1="{HEIGHT - BOTTOM}" x2="{px(x):.1f}" y2="{HEIGHT - BOTTOM + 5}" stroke="#555"/>')
    for x in (x for x in (2000, 8000, 32000, 125000, 500000) if min(xs) <= x <= max(xs)):
        out.append(f'<text x="{px(x):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{x:,}</text>')
    linear = [series[0][2][0] * x / xs[0] for x in xs]
    out.append(f'<polyline fill="none" stroke="#bbb" stroke-dasharray="5 4" points="{" ".join(f"{px(x):.1f},{py(y):.1f}" for x, y in zip(xs, linear))}"/>'
               f'<text x="{px(xs[-1]) + 8:.1f}" y="{py(linear[-1]) + 4:.1f}" fill="#777">linear</text>')
    taken = [py(linear[-1])]
    for name, colour, ys in series:
        out.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{" ".join(f"{px(x):.1f},{py(max(y, 10 ** low_y)):.1f}" for x, y in zip(xs, ys))}"/>')
        y = py(max(ys[-1], 10 ** low_y))
        while any(abs(y - t) < 13 for t in taken):
            y += 4
        taken.append(y)
        out.append(f'<text x="{px(xs[-1]) + 8:.1f}" y="{y + 4:.1f}" fill="{colour}">{name}</text>')
    print("\n".join(out + ["</svg>"]))


main()
