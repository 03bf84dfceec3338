// SPDX-License-Identifier: Apache-2.0
#include "page/tree.h"

#include <gmock/gmock.h>

#include <string>

namespace synoptic {
namespace {

// A tree as one line: elements as tag(...), text in its place.
std::string shown(const Tree& tree, NodeIndex from, NodeIndex to) {
  std::string out;
  for (NodeIndex i = from; i < to; i = tree.nodes[i].end) {
    const Node& node = tree.nodes[i];
    if (node.is_text()) {
      out += tree.text_of(node);
      continue;
    }
    out += node.tag == Tag::unknown ? "?" : std::string(name_of(node.tag));
    out += "(" + shown(tree, i + 1, node.end) + ")";
  }
  return out;
}

std::string shown(std::string_view page) {
  const Tree tree = parse_html(page, {});
  std::string all = shown(tree, 0, static_cast<NodeIndex>(tree.nodes.size()));
  const std::string_view open = "html(";
  if (all.starts_with(open)) all = all.substr(open.size(), all.size() - open.size() - 1);
  return all;
}

struct TreeRow {
  std::string_view page;
  std::string_view tree;
};

TEST(Tree, EndsElementsWhereTheStandardDoes) {
  constexpr TreeRow kRows[] = {
      {"a", "body(a)"},
      {"<title>a &amp; <b></title>b", "head(title(a & <b>))body(b)"},
      {"<p>a<p>b", "body(p(a)p(b))"},
      {"<p>a<div>b</p>c", "body(p(a)div(bp()c))"},
      {"<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e", "body(ul(li(a)li(bul(li(c)))li(d))e)"},
      {"<dl><dt>a<dd>b<dt>c</dl>", "body(dl(dt(a)dd(b)dt(c)))"},
      {"<h1>a<h2>b</h1>c", "body(h1(a)h2(b)c)"},
      {"<table><tr><td>a<td>b<tr><th>c</table>d", "body(table(tr(td(a)td(b))tr(th(c)))d)"},
      {"<td>a", "body(a)"},
      {"<b><p>a</b>b</p>c", "body(b(p(ab)c))"},
      {"<a href=1>a<a href=2>b", "body(a(a)a(b))"},
      {"<div>a</span>b</div>c", "body(div(ab)c)"},
      {"<select><option>a<option>b</select>c", "body(select(option(a)option(b))c)"},
      {"<svg><g>a<p>b", "body(svg(?(a))p(b))"},
      {"<svg><title>a<p>b</title></svg>c", "body(svg(?(ap(bc))))"},
      {"<x-y>a</x-z>b</x-y>c", "body(?(ab)c)"},
      {"<br>a</br>b</p>c", "body(br()abr()bp()c)"},
      {"<pre>\na\n</pre>", "body(pre(a\n))"},
      {"<head><script>a</script><p>b", "head(script(a))body(p(b))"},
      {"<template><p>a</template>b", "head(template(p(a)))body(b)"},
      {"a</body>b</html>c", "body(abc)"},
  };
  for (const TreeRow& row : kRows) EXPECT_EQ(shown(row.page), row.tree) << row.page;
}

TEST(Tree, PutsStrayTextBeforeItsTable) {
  constexpr TreeRow kRows[] = {
      {"<table>a<tr><td>b</table>c", "body(atable(tr(td(b)))c)"},
      {"<table><tr><td>b</td>a<b>c</b></table>d", "body(ab(c)table(tr(td(b)))d)"},
      {"<table> <tr> <td>b</table>", "body(table( tr( td(b))))"},
      {"<table><tr><td><table>a<tr><td>b</table></table>",
       "body(table(tr(td(atable(tr(td(b)))))))"},
      {"<table><form>a<tr><td>b</table>", "body(atable(form()tr(td(b))))"},
      {"<table><td>a</tr>b</table>", "body(btable(td(a)))"},
      {"<table><tr><td>a</tbody>b</table>", "body(btable(tr(td(a))))"},
      {"<table><p><div>a</div>b</table>", "body(p()div(a)btable())"},
      {"<table><tr><div>a<table><tr><td>b</table>", "body(div(a)table(tr())table(tr(td(b))))"},
      {"<table><colgroup>a<tr><td>b</table>", "body(atable(colgroup()tr(td(b))))"},
  };
  for (const TreeRow& row : kRows) EXPECT_EQ(shown(row.page), row.tree) << row.page;
}

TEST(Tokenizer, ReadsTagsAsTheStandardDoes) {
  constexpr TreeRow kRows[] = {
      {"a < b <3 </ d", "body(a < b <3 )"},
      {"<!-->a<!--->b<!-- > - -- --!>c<!-- x", "body(abc)"},
      {"<!DOCTYPE html PUBLIC 'a>b'>c", "body(b'>c)"},
      {"<?xml a?>b</>c", "body(bc)"},
      {"<p/>a<p/ title=x>b", "body(p(a)p(b))"},
      {"<P CLASS='a>b'>c", "body(p(c))"},
      {"<p =a>b", "body(p(b))"},
      {"a<p title='b", "body(a)"},
      {"<textarea>\n<b>a</textarea>b", "body(textarea(<b>a)b)"},
      {"<script>a<!--<script>b</script>c--></script>d",
       "head(script(a<!--<script>b</script>c-->))body(d)"},
      {"<script>a<!-->b</script>c", "head(script(a<!-->b))body(c)"},
      {"<style></b></STYLE >a", "head(style(</b>))body(a)"},
      {"<svg><![CDATA[a<b>&amp;]]></svg>b<![CDATA[c]]>d", "body(svg(a<b>&amp;)bd)"},
      {"<plaintext>a</plaintext><b>", "body(plaintext(a</plaintext><b>))"},
  };
  for (const TreeRow& row : kRows) EXPECT_EQ(shown(row.page), row.tree) << row.page;
}

TEST(Tree, KeepsTheFirstOfDoubledAttributesAndWhereItStands) {
  constexpr std::string_view kPage = "<p ID=a&amp;b id=c hidden class = 'd e'>";
  const Tree tree = parse_html(kPage, {});
  const Node& p = tree.nodes.back();
  EXPECT_EQ(tree.value_of(p, AttributeName::id), "a&b");
  EXPECT_EQ(tree.value_of(p, AttributeName::class_), "d e");
  ASSERT_NE(tree.find(p, AttributeName::hidden), nullptr);
  EXPECT_EQ(cut(kPage, tree.find(p, AttributeName::id)->place), "a&amp;b");
  EXPECT_EQ(tree.find(p, AttributeName::role), nullptr);
}

TEST(Tree, HoldsNoMoreThanItsBounds) {
  PageOptions options;
  options.max_depth = 16;
  options.max_attributes = 2;
  std::string page = "<p a b id=c>";
  for (int i = 0; i < 1000; ++i) page += "<div><b><table><tr><td><p><select><li>x";
  const Tree tree = parse_html(page, options);
  EXPECT_LE(tree.deepest, options.max_depth);
  EXPECT_EQ(tree.attributes.size(), 0u);
  std::string many;
  for (int i = 0; i < 300000; ++i) many += "<i>x";
  EXPECT_TRUE(parse_html(many, {}).truncated);
}

TEST(Tree, MarksTextInLinks) {
  const Tree tree = parse_html("<a href=x><div>a</a>b</div><a name=y>c</a>", {});
  for (const Node& node : tree.nodes) {
    if (!node.is_text()) continue;
    EXPECT_EQ(node.linked, tree.text_of(node) == "a") << tree.text_of(node);
  }
}

}  // namespace
}  // namespace synoptic
