public import ArgumentParser
import ClusterAnalysis
import GraphFormats

extension AffiliationRule: ExpressibleByArgument {}

extension BridgeOptions.Chance: ExpressibleByArgument {}

extension CommunityMethod: ExpressibleByArgument {}

extension Convention: ExpressibleByArgument {}

extension GapNull: ExpressibleByArgument {}

extension PairPolicy: ExpressibleByArgument {}

extension PeriodLength: ExpressibleByArgument {}

extension UndatedRule: ExpressibleByArgument {}

extension ReadOptions.NodeIDs: ExpressibleByArgument {}
