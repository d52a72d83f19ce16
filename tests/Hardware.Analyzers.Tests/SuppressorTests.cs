using Hardware.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Analyzers.Tests;

/// <summary>Complaints of the compiler about what the generated part of a module does by design.</summary>
public sealed class SuppressorTests
{
    private const string Source = """
        using Hardware.Hdl;
        public abstract class Plain(int width) { public int Width => width; }
        {0}
        public partial class Derived(int width) : Parent(width)
        {
            readonly int _width = width;
            public int Twice => 2 * width + _width;
        }
        {0}
        public abstract partial class Parent(int width)
        {
            public int Of => width;
        }
        """;

    [Theory]
    [InlineData("[Module]", false)]
    [InlineData("", true)]
    public async Task Captured_parameters_are_reported_outside_modules_only_even_when_warnings_are_errors(string attribute, bool expected)
    {
        var compilation = Sample.Compile(Source.Replace("{0}", attribute, StringComparison.Ordinal));
        compilation = compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Error));
        var all = await compilation.WithAnalyzers([new CaptureSuppressor()]).GetAllDiagnosticsAsync();
        var left = all.Where(d => !d.IsSuppressed).Select(d => d.Id).Intersect(["CS9107", "CS9124"]).Order(StringComparer.Ordinal);
        Assert.Equal(expected ? ["CS9107", "CS9124"] : [], left);
    }
}
