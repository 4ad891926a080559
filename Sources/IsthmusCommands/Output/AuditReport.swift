import Diagrams
import GraphFormats

/// What was measured on a picture, as `draw --audit` prints it.
struct AuditReport {
  private let audit: LayoutAudit
  private let picture: LaidOutDiagram?

  init(_ audit: LayoutAudit, of picture: LaidOutDiagram?) { (self.audit, self.picture) = (audit, picture) }

  var json: JSONValue {
    let lines = audit.lines.map { line in
      JSONValue.object([
        .init("name", .string(line.name)), .init("meaning", .string(line.meaning)),
        .init("value", line.value.map(JSONValue.number) ?? .null),
        .init(line.isLowerLimit ? "least" : "most", .number(line.limit)), .init("unit", .string(line.unit)),
        .init("met", .bool(line.isMet)),
      ])
    }
    var members: [JSONValue.Member] = [
      .init("schema", .string("isthmus.audit/1")), .init("met", .bool(audit.isMet)), .init("figures", .array(lines)),
    ]
    if let picture { members.append(.init("score", Self.score(of: picture))) }
    return .object(members)
  }

  /// The figures by which layouts are compared.
  static func score(of picture: LaidOutDiagram) -> JSONValue {
    let quality = picture.quality
    return .object([
      .init("method", .string(quality.method)), .init("overlaps", .number(Double(quality.overlapCount))),
      .init("crossed_labels", .number(Double(quality.crossedLabelCount))),
      .init("edge_crossings", .number(Double(quality.edgeCrossingCount))),
      .init("unlabelled", .number(Double(quality.unlabelledCount))),
      .init("scale", .number(quality.scale)),
      .init("width_share", .number(quality.widthShare)), .init("height_share", .number(quality.heightShare)),
    ])
  }
}
