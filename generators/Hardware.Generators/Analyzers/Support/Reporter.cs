using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hardware.Generators.Analyzers;

/// <summary>Where an analyzer sends what it found: a rule, a place, the whole sentence, and what a code fix needs to know.</summary>
internal readonly struct Reporter(Action<Diagnostic> sink)
{
    public void Report(DiagnosticDescriptor rule, SyntaxNode place, string sentence,
        ImmutableDictionary<string, string?>? properties = null) =>
        Report(rule, place.GetLocation(), sentence, properties);

    public void Report(DiagnosticDescriptor rule, Location place, string sentence,
        ImmutableDictionary<string, string?>? properties = null) =>
        sink(Diagnostic.Create(rule, place, properties, sentence));
}
