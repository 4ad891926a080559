// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "isthmus",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "GraphCore", targets: ["GraphCore"]),
    .library(name: "GraphAlgorithms", targets: ["GraphAlgorithms"]),
    .library(name: "ClusterModel", targets: ["ClusterModel"]),
    .library(name: "ClusterFiles", targets: ["ClusterFiles"]),
    .library(name: "ClusterAnalysis", targets: ["ClusterAnalysis"]),
    .library(name: "GraphFormats", targets: ["GraphFormats"]),
    .library(name: "ZipFiles", targets: ["ZipFiles"]),
    .library(name: "Diagrams", targets: ["Diagrams"]),
    .library(name: "Slides", targets: ["Slides"]),
    .library(name: "GraphvizRendering", targets: ["GraphvizRendering"]),
    .library(name: "IsthmusC", type: .dynamic, targets: ["IsthmusC"]),
    .executable(name: "isthmus", targets: ["isthmus"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The graph and what can be asked of any graph.
    .target(name: "GraphCore"),
    .target(name: "GraphAlgorithms", dependencies: ["GraphCore"]),

    // Cluster organisations: records, their files, their analysis.
    .target(name: "ClusterModel"),
    .target(
      name: "ClusterFiles",
      dependencies: ["ClusterModel", "GraphFormats", "GzipFiles", "Workbooks", .product(name: "Yams", package: "Yams")]),
    .target(name: "ClusterAnalysis", dependencies: ["ClusterModel", "GraphCore", "GraphAlgorithms"]),

    // Packed files.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "GzipFiles", dependencies: ["CZlib"]),

    // Pictures and interchange.
    .target(name: "GraphFormats"),
    .systemLibrary(
      name: "CLibzip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .target(name: "ZipFiles", dependencies: ["CLibzip"]),
    // Spreadsheets.
    .systemLibrary(
      name: "CXlsxwriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .target(name: "Workbooks", dependencies: ["CXlsxwriter", "GraphFormats", "ZipFiles"]),
    .target(name: "Diagrams", dependencies: ["GraphCore"]),
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .target(name: "Slides", dependencies: ["Diagrams", "GraphFormats", "ZipFiles"]),
    .target(name: "GraphvizRendering", dependencies: ["Diagrams", "GraphFormats", "CGraphviz"]),

    // The command line.
    .target(
      name: "IsthmusCommands",
      dependencies: [
        "GraphCore", "GraphAlgorithms", "ClusterModel", "ClusterFiles", "ClusterAnalysis", "GraphFormats", "Diagrams",
        "GraphvizRendering", "Workbooks", "Slides",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ]),
    .executableTarget(name: "isthmus", dependencies: ["IsthmusCommands"]),
    // Runs every reader on damaged files: `make fuzz`.
    .executableTarget(
      name: "FuzzReaders",
      dependencies: ["ClusterFiles", "GraphFormats", "GraphvizRendering", "GzipFiles", "Workbooks"]),

    // The measures for C, Python and other languages: the header, and what stands behind it.
    .systemLibrary(name: "CIsthmus"),
    .target(name: "IsthmusC", dependencies: ["CIsthmus", "GraphCore", "GraphAlgorithms"]),

    // Tests mirror Sources.
    .target(name: "GraphTestSupport", dependencies: ["GraphCore"], path: "Tests/GraphTestSupport"),
    .testTarget(name: "GraphCoreTests", dependencies: ["GraphCore", "GraphTestSupport"]),
    .testTarget(name: "GraphAlgorithmsTests", dependencies: ["GraphAlgorithms", "GraphCore", "GraphTestSupport"]),
    .testTarget(name: "GzipFilesTests", dependencies: ["GzipFiles"]),
    .testTarget(name: "ClusterModelTests", dependencies: ["ClusterModel"]),
    .testTarget(
      name: "ClusterFilesTests",
      dependencies: ["ClusterFiles", "ClusterModel", "GraphCore", "GraphFormats", "Workbooks"]),
    .testTarget(
      name: "ClusterAnalysisTests",
      dependencies: ["ClusterAnalysis", "ClusterModel", "GraphCore", "GraphAlgorithms", "GraphTestSupport"]),
    .testTarget(name: "GraphFormatsTests", dependencies: ["GraphFormats", "GraphCore"]),
    .testTarget(name: "WorkbooksTests", dependencies: ["Workbooks", "ZipFiles"]),
    .testTarget(name: "ZipFilesTests", dependencies: ["ZipFiles"]),
    .testTarget(name: "SlidesTests", dependencies: ["Slides", "Diagrams", "GraphFormats", "ZipFiles"]),
    .testTarget(name: "DiagramsTests", dependencies: ["Diagrams"]),
    .testTarget(name: "GraphvizRenderingTests", dependencies: ["GraphvizRendering", "Diagrams", "GraphFormats"]),
    .testTarget(name: "IsthmusCTests", dependencies: ["IsthmusC", "CIsthmus", "ClusterAnalysis"]),
    // Runs the built command as a user would, so it needs the executable.
    .testTarget(name: "IsthmusCommandsTests", dependencies: ["isthmus", "ClusterFiles", "ClusterModel"]),
  ],
  swiftLanguageModes: [.v6]
)

// One list of settings for every Swift target, so that no target drifts from the others.
let warningsAreErrors = Context.environment["ISTHMUS_WARNINGS_AS_ERRORS"] == "1"
let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])
for target in package.targets where target.type != .system {
  target.swiftSettings = (target.swiftSettings ?? []) + settings
}
