using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL3003: a clock domain is used that the module does not declare.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DomainAnalyzer() : ModuleAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL3003");

    private protected override void Analyze(ModuleBodies module, Reporter report)
    {
        var known = module.Type.SelfAndBases().SelectMany(t => t.GetAttributes())
            .Where(a => a.AttributeClass.IsLanguage("ClockDomainAttribute") && a.ConstructorArguments.Length == 1)
            .Select(a => a.ConstructorArguments[0].Value as string ?? "").ToList();
        foreach (var member in module.Type.GetMembers())
        {
            foreach (var attribute in member.GetAttributes())
            {
                var index = attribute.AttributeClass.IsLanguage("ClockedAttribute") ? 0
                    : attribute.AttributeClass.IsLanguage("ConnectDomainAttribute") ? 1 : -1;
                if (index < 0 || attribute.ConstructorArguments.Length <= index
                    || attribute.ConstructorArguments[index].Value is not string { Length: > 0 } name || known.Contains(name))
                    continue;
                if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax { ArgumentList.Arguments: var arguments }
                    || arguments.Count <= index)
                    continue;
                var has = known.Count == 0 ? "declares no clock domain" : $"declares {string.Join(", ", known.Select(k => $"'{k}'"))}";
                report.Report(Rule, arguments[index],
                    $"'{member.Name}' names the clock domain '{name}' but '{module.Type.Name}' {has}: "
                    + $"add [ClockDomain(\"{name}\")] to the class");
            }
        }
    }
}
