import GraphFormats

/// Texts that formats tend to break on.
let nastyTexts = [
  "plain", "", " ", "two\nlines", "tab\there", "carriage\rreturn", "\"quoted\"", "back\\slash", "ends in \\", "\\\"",
  "<b>&amp;</b>", "]]>", "a;b,c|d", "Ž ß é 漢字 🙂", "\u{202E}right to left", "=1+1", "null", "{\"a\": [1]}", "--", "->",
  "%s %n", "\u{1}control",
]

/// A graph whose ids and values are all of the texts, with one column of each type.
func nastyGraph(isDirected: Bool) -> AttributedGraph {
  let ids = nastyTexts.enumerated().map { "\($0)\($1)" }
  return AttributedGraph(
    name: "nasty \"graph\" <&>", isDirected: isDirected, nodeIDs: ids,
    edges: (1..<ids.count).map { .init(source: $0 - 1, target: $0) },
    nodeColumns: [
      AttributeColumn("label", nastyTexts.map { .string($0) }),
      AttributeColumn("whole", ids.indices.map { $0.isMultiple(of: 3) ? nil : .int($0) }),
      AttributeColumn("mixed", ids.indices.map { $0.isMultiple(of: 2) ? .int($0) : .double(Double($0) / 10) }),
      AttributeColumn("flag", ids.indices.map { .bool($0.isMultiple(of: 2)) }),
      AttributeColumn("<list> & \"name\"", nastyTexts.map { .list([$0, "second"]) }),
    ],
    edgeColumns: [AttributeColumn("weight", (1..<ids.count).map { .double(Double($0) / 8) })])
}
