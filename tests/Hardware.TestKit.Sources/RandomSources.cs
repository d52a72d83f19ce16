using System.Text;
using Hardware.Hdl;

namespace Hardware.TestKit.Sources;

/// <summary>Batches of random modules, compiled at once; a failing one shrinks to a small module that prints as C#.</summary>
public static class RandomSources
{
    /// <summary>Modules <c>Random0</c>, <c>Random1</c>, ... of a seed: module i is the same whatever the count.</summary>
    public static IReadOnlyList<SourceModule> Modules(int seed, int count) =>
        [.. Enumerable.Range(0, count).Select(i => RandomSourceModule.Make(new Random(HashCode(seed, i)), $"Random{i}"))];

    /// <summary>Compiles modules in one go; each comes back with the way to make it.</summary>
    public static IReadOnlyList<(SourceModule Source, Func<HardwareModule> Create)> Compile(IReadOnlyList<SourceModule> modules)
    {
        var text = new StringBuilder();
        foreach (var module in modules)
            text.Append(module).Append('\n');
        var compiled = ModuleCompiler.Compile([("Random.cs", text.ToString())]);
        return [.. modules.Select(m => (m, (Func<HardwareModule>)(() => compiled.Create(m.Name))))];
    }

    /// <summary>
    /// The smallest module found that still fails: <paramref name="failure"/> gives what is wrong with a module, or null. Candidates
    /// that do not compile or elaborate do not count as failing.
    /// </summary>
    public static (SourceModule Module, string Failure) Shrink(
        SourceModule module, Func<Func<HardwareModule>, string?> failure, int attempts = 400)
    {
        var reason = Try(module, failure) ?? "no longer fails when compiled alone";
        for (var progress = true; progress && attempts > 0;)
        {
            progress = false;
            foreach (var smaller in module.Shrink().Where(s => s.Size < module.Size || s.Declarations.Count < module.Declarations.Count))
            {
                if (attempts-- <= 0)
                    break;
                if (Try(smaller, failure) is not { } still)
                    continue;
                (module, reason, progress) = (smaller, still, true);
                break;
            }
        }
        return (module, reason);
    }

    private static string? Try(SourceModule module, Func<Func<HardwareModule>, string?> failure)
    {
        var compiled = ModuleCompiler.Compile(module.ToString());
        if (compiled.Assembly is null)
            return null;
        try
        {
            _ = Elaborator.Elaborate(compiled.Create(module.Name));
        }
        catch (HdlException)
        {
            return null;
        }
        try
        {
            return failure(() => compiled.Create(module.Name));
        }
        catch (Exception problem)
        {
            return problem.Message;
        }
    }

    // Stable between processes, which System.HashCode is not.
    private static int HashCode(int seed, int index) => unchecked((seed * 1_000_003) ^ (index * 7919));
}
